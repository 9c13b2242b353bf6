// Everything that is kept about oneself.
import { createFileRoute } from '@tanstack/react-router'
import { DataPage } from '@/features/own-data/data-page'

export const Route = createFileRoute('/$locale/_signed-in/my-data')({
  component: DataPage,
})
