import { expect, test } from 'vitest'
import { SERVER_TIME } from '@/test/examples'
import { deskCohort } from '@/test/registration-examples'
import { tasksToday } from './tasks'

const now = new Date(SERVER_TIME)
const none = deskCohort().counts

function closing(date: string, at: string) {
  return { date, at, time: null, timezone: 'Europe/Tallinn' }
}

function kinds(...cohorts: ReturnType<typeof deskCohort>[]): string[] {
  return tasksToday(cohorts, now).map(({ kind, count, cohort }) => `${kind} ${count} ${cohort.id}`)
}

test('a cohort where nothing waits is no task', () => {
  expect(kinds(deskCohort({ closes: null }))).toEqual([])
})

test('pressing kinds come first, across cohorts', () => {
  const one = deskCohort({ id: 'one', closes: null, counts: { ...none, undecided: 3, offered: 1 } })
  const two = deskCohort({ id: 'two', closes: null, counts: { ...none, proposed: 2 } })
  expect(kinds(one, two)).toEqual(['proposed 2 two', 'undecided 3 one', 'unanswered 1 one'])
})

test.each([
  ['today', closing('2026-11-22', '2026-11-22T22:00:00Z'), 1],
  ['in three days', closing('2026-11-25', '2026-11-25T22:00:00Z'), 1],
  ['in four days', closing('2026-11-26', '2026-11-26T22:00:00Z'), 0],
  ['yesterday', closing('2026-11-21', '2026-11-21T22:00:00Z'), 0],
])('a deadline %s', (_when, closes, tasks) => {
  expect(tasksToday([deskCohort({ closes })], now)).toHaveLength(tasks)
})

test('the deadline of a closed cohort is past', () => {
  const closes = closing('2026-11-22', '2026-11-22T22:00:00Z')
  expect(kinds(deskCohort({ phase: 'closed', closes }))).toEqual([])
})
