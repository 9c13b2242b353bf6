// A text field that searches a list: the ARIA combobox pattern with a listbox. The value is always one of the options;
// text that names none of them is dropped when the field is left.
import { Input } from '@digdir/designsystemet-react'
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { FormattedMessage } from 'react-intl'
import { matchesName } from '@/lib/search'
import { FieldFrame } from './form-field'

export interface ComboboxOption {
  value: string
  label: string
  /** What tells namesakes apart, for example the county. */
  detail?: string
}

interface ComboboxProps {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  optional?: boolean
  id?: string | undefined
  options: readonly ComboboxOption[]
  value: string | null
  onChange: (value: string | null) => void
}

interface SearchState {
  typed: string | null
  active: number
}

const CLOSED: SearchState = { typed: null, active: 0 }

export function Combobox({ options, value, onChange, ...texts }: ComboboxProps) {
  const listId = useId()
  const [search, setSearch] = useState(CLOSED)
  const chosen = options.find((option) => option.value === value)
  const found = search.typed === null ? [] : options.filter((option) => matchesName(option.label, search.typed ?? ''))
  const open = search.typed !== null
  const choose = (option: ComboboxOption | undefined) => {
    if (option) onChange(option.value)
    setSearch(CLOSED)
  }
  const leave = () => {
    if (search.typed?.trim() === '') onChange(null)
    setSearch(CLOSED)
  }
  return (
    <FieldFrame {...texts}>
      {(control) => (
        <div className="k-combobox">
          <Input
            {...control}
            role="combobox"
            autoComplete="off"
            aria-autocomplete="list"
            aria-expanded={open}
            aria-controls={listId}
            aria-activedescendant={open && found[search.active] ? `${listId}-${search.active}` : undefined}
            value={search.typed ?? chosen?.label ?? ''}
            onChange={(event) => setSearch({ typed: event.target.value, active: 0 })}
            onKeyDown={(event) => onKey(event, { search, found, setSearch, choose })}
            onBlur={leave}
          />
          <OptionList id={listId} label={texts.label} found={found} search={search} onChoose={choose} />
        </div>
      )}
    </FieldFrame>
  )
}

interface OptionListProps {
  id: string
  label: ReactNode
  found: readonly ComboboxOption[]
  search: SearchState
  onChoose: (option: ComboboxOption) => void
}

function OptionList({ id, label, found, search, onChoose }: OptionListProps) {
  const open = search.typed !== null
  return (
    <>
      <div
        className="k-options"
        id={id}
        role="listbox"
        aria-label={typeof label === 'string' ? label : undefined}
        hidden={!open}
      >
        {found.map((option, index) => (
          <Option
            key={option.value}
            id={`${id}-${index}`}
            option={option}
            active={index === search.active}
            onChoose={() => onChoose(option)}
          />
        ))}
      </div>
      {open && found.length === 0 ? (
        <p className="k-combobox-empty" role="status">
          <FormattedMessage id="form.nothingFound" />
        </p>
      ) : null}
    </>
  )
}

interface KeyContext {
  search: SearchState
  found: readonly ComboboxOption[]
  setSearch: (next: SearchState) => void
  choose: (option: ComboboxOption | undefined) => void
}

function onKey(event: KeyboardEvent, { search, found, setSearch, choose }: KeyContext) {
  const open = search.typed !== null
  const move = (active: number) => {
    event.preventDefault()
    setSearch({ typed: search.typed ?? '', active })
  }
  if (event.key === 'ArrowDown') move(open ? Math.min(search.active + 1, found.length - 1) : 0)
  else if (event.key === 'ArrowUp' && open) move(Math.max(search.active - 1, 0))
  else if (event.key === 'Escape' && open) setSearch(CLOSED)
  else if (event.key === 'Enter' && open) {
    event.preventDefault()
    choose(found[search.active])
  }
}

interface OptionProps {
  id: string
  option: ComboboxOption
  active: boolean
  onChoose: () => void
}

function Option({ id, option, active, onChoose }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the text field, which names the active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the text field handles the keys of the whole list
    <div
      id={id}
      role="option"
      aria-selected={active}
      ref={active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      {option.label}
      {option.detail ? <span className="k-quiet"> {option.detail}</span> : null}
    </div>
  )
}
