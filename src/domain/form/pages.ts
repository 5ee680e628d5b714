/** Decides which pages a person walks through, in which order, and which questions each shows them (product §1.3). */
import type { LocalDate } from '../calendar';
import type { Answers } from './answers';
import { confirmedAdult } from './facts';
import type { Field, Page } from './field';
import { CATEGORY_PAGES } from './pagesCategory';
import { CHECKLIST_PAGES } from './pagesChecklist';
import { CHILD_PAGES } from './pagesChild';
import { CONCERN_PAGES } from './pagesConcern';
import { FAMILY_PAGES } from './pagesFamily';
import { SAFETY_PAGES } from './pagesSafety';

/** Every page of the ten steps, in order. */
export const PAGES: readonly Page[] = [
  ...SAFETY_PAGES,
  ...CHILD_PAGES,
  ...FAMILY_PAGES,
  ...CHECKLIST_PAGES,
  ...CONCERN_PAGES,
  ...CATEGORY_PAGES,
];

const LAST_FOR_ADULTS = PAGES.findIndex((p) => p.id === 'adult');

export const pageById = (id: string): Page | undefined => PAGES.find((p) => p.id === id);

const shown =
  (answers: Answers, on: LocalDate) =>
  (page: Page, index: number): boolean =>
    (page.when?.(answers, on) ?? true) && (index <= LAST_FOR_ADULTS || !confirmedAdult(answers, on));

/** The pages that hold for these answers, in order. For a confirmed adult they end at the adult's page (R12). */
export const pagesFor = (answers: Answers, on: LocalDate): readonly Page[] => PAGES.filter(shown(answers, on));

/** The questions of a page that hold for these answers. */
export const fieldsOf = (page: Page, answers: Answers, on: LocalDate): readonly Field[] =>
  page.fields.filter((f) => f.when?.(answers, on) ?? true);

/** The page after this one; also when this one no longer holds. Undefined at the end and for an unknown page. */
export function nextPage(answers: Answers, on: LocalDate, pageId: string): Page | undefined {
  const here = PAGES.findIndex((p) => p.id === pageId);
  return here < 0 ? undefined : pagesFor(answers, on).find((p) => PAGES.indexOf(p) > here);
}

/** The page before this one; also when this one no longer holds. Undefined at the start and for an unknown page. */
export function previousPage(answers: Answers, on: LocalDate, pageId: string): Page | undefined {
  const here = PAGES.findIndex((p) => p.id === pageId);
  return pagesFor(answers, on).findLast((p) => PAGES.indexOf(p) < here);
}
