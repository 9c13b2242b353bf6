// When not even the messages of a language could be loaded, or the address names no language: all three at once.
export function LastResort() {
  return (
    <main className="k-main k-page">
      <h1 className="ds-heading k-title">Kohort</h1>
      <p lang="et">
        Lehte ei saanud avada. <a href="/et">Avalehele</a>
      </p>
      <p lang="en">
        The page could not be opened. <a href="/en">Front page</a>
      </p>
      <p lang="ru">
        Не удалось открыть страницу. <a href="/ru">На главную</a>
      </p>
    </main>
  )
}
