// Starts the application in the document: styles, query cache, router.
import './styles/designsystem.css'
import './styles/app.css'
import './styles/forms.css'
import './styles/pages.css'
import './styles/signed-in.css'
import './styles/desk.css'
import './styles/team.css'
import './styles/events.css'
import './styles/questions.css'
import './styles/print.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from './app/query-client'
import { createAppRouter } from './app/router'

const root = document.getElementById('root')
if (!root) throw new Error('the document has no #root')

const queryClient = createQueryClient()
const router = createAppRouter(queryClient)

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
