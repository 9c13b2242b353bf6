// A group of data under its heading, with what it is for, on what ground and, where one term holds for all of it, until
// when.
import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { DataGroup, OwnData } from '@/api/types'
import { KeepingWords } from '@/ui/keeping'
import { Section } from '@/ui/section'

interface GroupProps {
  data: OwnData
  group: DataGroup
  children: ReactNode
}

export function Group({ data, group, children }: GroupProps) {
  return (
    <Section title={<FormattedMessage id={`data.group.${group}`} />}>
      {children}
      <About data={data} group={group} />
    </Section>
  )
}

export function About({ data, group }: Omit<GroupProps, 'children'>) {
  const about = data.about.find((one) => one.group === group)
  if (!about) return null
  return (
    <p className="k-quiet">
      {about.purpose} {about.legal_basis}
      {about.kept ? (
        <>
          {' '}
          <KeepingWords kept={about.kept} />
        </>
      ) : null}
    </p>
  )
}
