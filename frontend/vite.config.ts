// Build, development server and unit tests. The /api proxy lets `npm run dev` work against a running `cargo xtask run`.
import { fileURLToPath } from 'node:url'
import { tanstackRouter } from '@tanstack/router-plugin/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { icuMessages } from './build/icu-messages.ts'
import { localeHtml } from './build/locale-html.ts'
import { precompress } from './build/precompress.ts'

const source = fileURLToPath(new URL('./src', import.meta.url))
type SplitPart = 'component' | 'pendingComponent' | 'errorComponent' | 'notFoundComponent' | 'loader'
const backend = process.env.KOHORT_BACKEND ?? 'http://127.0.0.1:8080'

/** The parts of a route that are fetched together, and the routes that need a sign-in. */
const PAGE: SplitPart[] = ['component', 'pendingComponent', 'errorComponent', 'notFoundComponent']
const BEHIND_SIGN_IN = /register|registrations|sign-in|_signed-in|desk/

export default defineConfig({
  plugins: [
    tanstackRouter({
      target: 'react',
      autoCodeSplitting: true,
      codeSplittingOptions: {
        defaultBehavior: [PAGE],
        // A visitor of the public pages does not pay for the loaders of those behind a sign-in.
        splitBehavior: ({ routeId }) => (BEHIND_SIGN_IN.test(routeId) ? [[...PAGE, 'loader']] : undefined),
      },
      generatedRouteTree: './src/routeTree.gen.ts',
      quoteStyle: 'single',
      routeFileIgnorePattern: '\\.test\\.tsx?$',
    }),
    icuMessages(),
    react(),
    localeHtml(),
    precompress(),
  ],
  resolve: {
    alias: [
      { find: /^@\//, replacement: `${source}/` },
      // Messages are compiled by build/icu-messages.ts; react-intl gets the parser-free entry (7 KB less).
      { find: /^@formatjs\/icu-messageformat-parser$/, replacement: '@formatjs/icu-messageformat-parser/no-parser.js' },
    ],
  },
  build: {
    target: 'es2022',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // What every page starts with is one file: in pieces it compresses worse.
      output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
      treeshake: {
        // The React package of Designsystemet declares no `sideEffects`; without this one button costs 64 KB.
        moduleSideEffects: [{ test: /@digdir\/designsystemet-react/, sideEffects: false }],
      },
    },
  },
  server: { host: '127.0.0.1', proxy: { '/api': backend } },
  test: {
    environment: 'happy-dom',
    environmentOptions: { happyDOM: { url: 'http://localhost:3000' } },
    setupFiles: ['./src/test/setup.ts'],
    // Longer than the time a search for an element may take on a busy machine.
    testTimeout: 15_000,
    include: ['src/**/*.test.{ts,tsx}', 'build/**/*.test.ts'],
    env: { TZ: 'America/New_York' },
    server: { deps: { inline: [/react-intl/, /@formatjs/, /intl-messageformat/] } },
  },
})
