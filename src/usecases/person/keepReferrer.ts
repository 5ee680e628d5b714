/** Decides what is kept of step 3 for next time: how to reach the referrer, never anything about a child. */
import { textOf, type Answers } from '../../domain/form/answers';
import { faultsOnPage } from '../../domain/form/check';
import { pageById } from '../../domain/form/pages';
import type { Person } from '../../domain/person';
import { ok } from '../../domain/refusal';
import type { Caller } from '../actor';
import { change, momentOf } from '../change';
import type { Deps } from '../deps';
import { newPerson } from './newPerson';

/** What cannot be right, such as an email address without @, is not kept: it would stand in the way each time. */
export async function keepReferrer(deps: Deps, caller: Caller, answers: Answers): Promise<void> {
  const page = pageById('referrer');
  if (page === undefined) return;
  const wrong = new Set(faultsOnPage(page, answers, momentOf(deps).on).map((f) => f.field));
  const given = page.fields
    .filter((f) => !wrong.has(f.id))
    .map((f): readonly [string, string] => [f.id, textOf(answers.values, f.id)])
    .filter(([, v]) => v !== '');
  const referrer: Person['referrer'] = Object.fromEntries(given);
  const decide = (person: Person) =>
    ok({
      state: { ...person, referrer },
      events: [{ type: 'referrer-kept', by: caller.personId, at: momentOf(deps).at, data: {} }],
    });
  await change(deps, 'person', caller.personId, decide, newPerson(caller));
}
