// What a rule is called: by its place in the list, or by its sentence when it is not there any more.
import { useIntl } from 'react-intl'
import type { Rule, RuleSetView } from '@/api/types'

export function useRuleName(rules: readonly Rule[], { sentences }: RuleSetView) {
  const intl = useIntl()
  return (id: string): string => {
    const at = rules.findIndex((rule) => rule.id === id)
    if (at !== -1) return intl.formatMessage({ id: 'builder.rule' }, { number: at + 1 })
    return sentences.find((sentence) => sentence.id === id)?.text.replace(/\.$/, '') ?? id
  }
}
