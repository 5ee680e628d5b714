/** Decides how a test answers the questions of a card: each kind of question as a person answers it with mouse and keyboard. */
import type { Locator } from 'playwright-core';
import { shortDate, type LocalDate } from '../../src/domain/calendar';

type Words = string | RegExp;

export const write = (card: Locator, question: Words, text: string): Promise<void> =>
  card.getByRole('textbox', { name: question }).fill(text);

/** One choice out of several that are all shown. */
export const pick = (card: Locator, question: Words, answer: string): Promise<void> =>
  card.getByRole('radiogroup', { name: question }).getByRole('radio', { name: answer, exact: true }).check();

/** The same choice of every question on the card. */
export async function pickEverywhere(card: Locator, answer: string): Promise<void> {
  for (const question of await card.getByRole('radiogroup').all())
    await question.getByRole('radio', { name: answer, exact: true }).check();
}

/** A box to tick; the client puts the question before the name of each box. */
export const tick = (card: Locator, answer: string): Promise<void> =>
  card.getByRole('checkbox', { name: answer }).check();

/** One choice out of a list that opens. */
export async function choose(card: Locator, question: Words, answer: Words): Promise<void> {
  await card.getByRole('combobox', { name: question }).click();
  await card.page().getByRole('option', { name: answer, exact: true }).click();
}

/** A day in the calendar that opens, turned on month by month; at most three months ahead. */
export async function chooseDay(card: Locator, question: Words, day: LocalDate): Promise<void> {
  const page = card.page();
  const [date = '', month = '', year = ''] = shortDate(day).split(' ');
  await card.getByLabel(question).first().click();
  const later = page.getByRole('button', { name: /^Next month/ });
  await later.waitFor();
  const shown = page.getByText(`${month} ${year}`, { exact: true });
  for (let turned = 0; turned < 3 && !(await shown.isVisible()); turned += 1) await later.click();
  await page.getByRole('gridcell', { name: `${date}, ${month}, ${year}`, exact: true }).click();
}
