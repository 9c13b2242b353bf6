// Taking a person out of a team. What the lead typed can be brought back as long as nothing else was changed; who was
// asked or answered is erased for good, so that is asked first.
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { knownAs } from './awaited'
import { type Draft, type DraftMember, removePerson } from './draft'
import type { DraftStore } from './draft-store'
import { useMemberName } from './member-name'
import type { FormProps } from './team-fields'

export interface Removal {
  name: string
  /** What to go back to; nothing where there is no way back. */
  before: Draft | null
  after: Draft
}

/** `onRemoved` takes the focus, which stood in the card that is gone. */
export function useRemoval({ view, draft, store, onChange }: FormProps & { store: DraftStore }, onRemoved: () => void) {
  const nameOf = useMemberName(draft.members, 'team')
  const [done, setDone] = useState<Removal | null>(null)
  const [asked, setAsked] = useState<DraftMember | null>(null)
  const wasAsked = ({ id, isLead }: DraftMember) =>
    !isLead && (knownAs(view, store, id)?.standing ?? 'entered') !== 'entered'
  const take = (member: DraftMember) => {
    const after = removePerson(draft, member.id)
    setDone({ name: nameOf(member.id), before: wasAsked(member) ? null : draft, after })
    onChange(after)
    onRemoved()
  }
  return {
    done,
    remove: (member: DraftMember) => (wasAsked(member) ? setAsked(member) : take(member)),
    dialog: asked ? (
      <RemovalDialog
        name={nameOf(asked.id)}
        onClose={() => setAsked(null)}
        onRemove={() => {
          setAsked(null)
          take(asked)
          void store.flush()
        }}
      />
    ) : null,
  }
}

function RemovalDialog({ name, onRemove, onClose }: { name: string; onRemove: () => void; onClose: () => void }) {
  const intl = useIntl()
  return (
    <Dialog
      title={intl.formatMessage({ id: 'editor.remove.title' }, { name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onRemove}>
            <FormattedMessage id="editor.remove" />
          </Button>
          <Button variant="secondary" onClick={onClose}>
            <FormattedMessage id="dialog.cancel" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage id="editor.remove.text" />
      </p>
    </Dialog>
  )
}

interface RemovedNoticeProps {
  removal: { done: Removal | null }
  draft: Draft
  onChange: (next: Draft) => void
}

export function RemovedNotice({ removal: { done }, draft, onChange }: RemovedNoticeProps) {
  if (done?.after !== draft) return null
  const { name, before } = done
  return (
    <p role="status" className="k-undo">
      <FormattedMessage id="editor.removed" values={{ name }} />{' '}
      {before ? (
        <Button variant="tertiary" onClick={() => onChange(before)}>
          <FormattedMessage id="editor.undo" />
        </Button>
      ) : null}
    </p>
  )
}
