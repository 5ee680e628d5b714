/** Decides how the full form of a submitted concern is shown to somebody who may see it. */
import type { LocalDate } from '../../domain/calendar';
import type { Submitted } from '../../domain/concern/concern';
import { fieldsOf, pagesFor } from '../../domain/form/pages';
import { ROW_FIELDS } from '../../domain/form/rows';
import type { Profile } from '../../domain/profile/profile';
import type { CardRef } from '../catalogue';
import { onDay } from '../panel/words';
import { formSections, formView, type FormSection } from './form';

export interface FormCardInput {
  readonly concern: Submitted;
  readonly submittedOn: LocalDate;
  readonly profile: Profile;
  /** From 1. */
  readonly page: number;
  /** True in a dialog. */
  readonly submit: boolean;
}

const SAID = {
  addition: 'Added later',
  correction: 'Corrected later',
  'withdrawal-request': 'Asked to withdraw',
} as const;

/** What the author said after submitting, beside the form as it was submitted. */
function additionsOf(concern: Submitted): readonly FormSection[] {
  if (concern.additions.length === 0) return [];
  const items = concern.additions.map((a) => ({ label: `${SAID[a.kind]} (${onDay(a.at)})`, value: a.text }));
  return [{ title: 'Said after submitting', items }];
}

export function formCard({ concern, submittedOn, profile, page, submit }: FormCardInput): CardRef {
  const pages = pagesFor(concern.answers, submittedOn).filter((p) => p.id !== 'review');
  const parts = pages.map((p) => ({ page: p, fields: fieldsOf(p, concern.answers, submittedOn) }));
  const sections = formSections(concern.answers, { parts, rowFields: ROW_FIELDS, agencies: profile.agencies });
  return formView({
    concernId: concern.id,
    title: concern.reference,
    sections: [...additionsOf(concern), ...sections],
    page,
    submit,
  });
}
