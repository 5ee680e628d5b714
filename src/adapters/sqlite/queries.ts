/** Decides how the named lists are read from the index tables. */
import type { ActionRow, ConcernRow, MeetingRow } from '../../ports/projections';
import type { Queries } from '../../ports/store';
import { promised } from './promised';
import type { Params, Statements } from './statements';

type StoredAction = Omit<ActionRow, 'open'> & { readonly open: 0 | 1 };

const isOpenAgain = (row: StoredAction): ActionRow => ({ ...row, open: row.open === 1 });

export function sqliteQueries(statements: Statements): Queries {
  const concerns = (name: 'concernsOfAuthor' | 'concernsOfMeeting', params: Params) =>
    promised(() => statements[name].all(params) as readonly ConcernRow[]);
  const actions = (name: 'actionsOfConcern' | 'openActionsOfOwner', params: Params) =>
    promised(() => (statements[name].all(params) as readonly StoredAction[]).map(isOpenAgain));
  const owners = (name: 'ownersOfOpenActions' | 'ownersOverdue', params: Params) =>
    promised(() => (statements[name].all(params) as readonly { readonly owner: string }[]).map((row) => row.owner));
  return {
    concernsOfAuthor: (author, limit) => concerns('concernsOfAuthor', { author, limit }),
    concernByReference: (reference) =>
      promised(() => statements.concernByReference.get({ reference }) as ConcernRow | undefined),
    concernsOfMeeting: (meeting, limit) => concerns('concernsOfMeeting', { meeting, limit }),
    actionsOfConcern: (concern, limit) => actions('actionsOfConcern', { concern, limit }),
    openActionsOfOwner: (owner, limit) => actions('openActionsOfOwner', { owner, limit }),
    ownersOfOpenActions: (after, limit) => owners('ownersOfOpenActions', { after, limit }),
    ownersOverdue: (before, after, limit) => owners('ownersOverdue', { before, after, limit }),
    meetingsFrom: (date, limit) =>
      promised(() => statements.meetingsFrom.all({ date, limit }) as readonly MeetingRow[]),
    due: (kind, now, limit) =>
      promised(() => {
        const statement = kind === 'concern' ? statements.dueConcerns : statements.dueMeetings;
        return (statement.all({ now, limit }) as readonly { readonly id: string }[]).map((row) => row.id);
      }),
  };
}
