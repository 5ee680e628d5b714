/** Decides what is kept of step 3 for next time: how to reach the referrer, never anything about a child. */
import { textOf, type Values } from '../../domain/form/answers';
import { pageById } from '../../domain/form/pages';
import type { Person } from '../../domain/person';
import { ok } from '../../domain/refusal';
import type { Caller } from '../actor';
import { change, momentOf } from '../change';
import type { Deps } from '../deps';
import { newPerson } from './newPerson';

export async function keepReferrer(deps: Deps, caller: Caller, values: Values): Promise<void> {
  const fields = pageById('referrer')?.fields ?? [];
  const given = fields.map((f): readonly [string, string] => [f.id, textOf(values, f.id)]).filter(([, v]) => v !== '');
  const referrer: Person['referrer'] = Object.fromEntries(given);
  const decide = (person: Person) =>
    ok({
      state: { ...person, referrer },
      events: [{ type: 'referrer-kept', by: caller.personId, at: momentOf(deps).at, data: {} }],
    });
  await change(deps, 'person', caller.personId, decide, newPerson(caller));
}
