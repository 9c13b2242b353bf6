// Tick, cross and open circle. They accompany words and never stand for them, so they are hidden from assistive technology.
export type Sign = 'met' | 'not_met' | 'open'

const SHAPES: Record<Sign, string> = {
  met: 'M5 10.5l3.5 3.5L15 6.5',
  not_met: 'M6 6l8 8M14 6l-8 8',
  open: '',
}

export function StatusSign({ sign }: { sign: Sign }) {
  return (
    <svg className="k-sign" data-sign={sign} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <circle cx="10" cy="10" r="9" />
      <path d={SHAPES[sign]} />
    </svg>
  )
}
