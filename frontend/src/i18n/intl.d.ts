// Makes message ids a closed type: a misspelt id does not compile. Each new catalogue file is named here.
import type amend from './messages/et/amend.json'
import type catalogue from './messages/et/catalogue.json'
import type common from './messages/et/common.json'
import type attendees from './messages/et/desk/attendees.json'
import type form from './messages/et/desk/form.json'
import type mails from './messages/et/desk/mails.json'
import type review from './messages/et/desk/review.json'
import type rules from './messages/et/desk/rules.json'
import type eligibility from './messages/et/eligibility.json'
import type invitation from './messages/et/invitation.json'
import type localCall from './messages/et/local-call.json'
import type ownData from './messages/et/own-data/own-data.json'
import type programme from './messages/et/programme.json'
import type questions from './messages/et/questions.json'
import type registration from './messages/et/registration.json'
import type rsvp from './messages/et/rsvp.json'
import type session from './messages/et/session.json'
import type team from './messages/et/team.json'

declare global {
  namespace FormatjsIntl {
    interface Message {
      ids:
        | keyof typeof amend
        | keyof typeof common
        | keyof typeof attendees
        | keyof typeof catalogue
        | keyof typeof ownData
        | keyof typeof programme
        | keyof typeof eligibility
        | keyof typeof form
        | keyof typeof invitation
        | keyof typeof localCall
        | keyof typeof mails
        | keyof typeof registration
        | keyof typeof review
        | keyof typeof questions
        | keyof typeof rsvp
        | keyof typeof rules
        | keyof typeof session
        | keyof typeof team
    }
  }
}
