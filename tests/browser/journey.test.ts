/** Decides that the main story works in a real browser with the real local client: from the first word about a child to the action done. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { addDays, longDate, weekday } from '../../src/domain/calendar';
import { systemClock } from '../../src/adapters/clock';
import { findInCast, readCast } from '../../src/local/cast';
import { choose, chooseDay, pick, pickEverywhere, tick, write } from './filling';
import { openBrowser, openClient, playAs, startPlayground, type Client, type Playground } from './support';

const cast = readCast(readFileSync(join(__dirname, '..', '..', '.m365agentsplayground.yml'), 'utf8'));
const CHANNEL = 'MASE - MASE panel';
const CHAT = 'Personal Chat';
/** The case as everyone in the channel sees it; a member's own view of an action begins with the reference too. */
const CASE = /^MASE-\d{4}-\d{4}\s*Category/;
const WORDING = 'Bring together those who know Robin, and agree who does what.';

const SAFETY_QUESTIONS = [
  'Is the child in danger now?',
  'Has a crime happened, or is one likely?',
  'Is the child suffering significant harm, or likely to?',
  'Is a parent or carer making the exploitation possible?',
  'Is a parent or carer failing to protect the child?',
  'Is an adult in a position of trust organising or encouraging it?',
];

/** A working day in three weeks or so: after any test run begins, and before the calendar has to be turned far. */
const clock = systemClock();
const soon = addDays(clock.dateOf(clock.now()), 21);
const meetingDay = weekday(soon) < 5 ? soon : addDays(soon, 2);
const MEETING = `${longDate(meetingDay)} at 14:00`;
const dueDay = addDays(meetingDay, 1);

let playground: Playground;
let browser: Browser;
let client: Client;
let reference = '';

beforeAll(async () => {
  playground = await startPlayground();
  browser = await openBrowser();
  client = await openClient(browser, playground.url);
});

afterAll(async () => {
  await browser.close();
  await playground.stop();
});

/** Goes on from the page of the form with this title, once it is shown and filled in. */
async function page(title: string, fill: (card: Locator) => Promise<void> = () => Promise.resolve()): Promise<void> {
  const card = client.card(`· ${title}`);
  await card.waitFor();
  await fill(card);
  await client.press(card, 'Next');
}

/** The pages on which a newcomer may press Next at once. */
async function pagesLeftBlank(...titles: readonly string[]): Promise<void> {
  for (const title of titles) await page(title);
}

async function actAs(who: string): Promise<void> {
  await client.goTo(CHAT);
  await client.say(`act as ${who}`);
  const name = findInCast(cast, who)?.name ?? who;
  await client.see(`You now act as ${name}`);
}

async function approveAs(who: string, agency: string): Promise<void> {
  const person = findInCast(cast, who);
  if (person === undefined) throw new Error(`nobody of the cast is ${who}`);
  const stopPlaying = await playAs(client, person);
  await client.press(client.card(CASE), 'Show wording');
  const wording = client.card(WORDING);
  await wording.getByText('Waiting for approval').waitFor();
  if (who === 'health') await client.picture('action-to-approve', wording);
  await client.press(wording, 'Approve');
  await wording.getByText(`Approved by ${agency}`).waitFor();
  await client.press(wording, 'Back to the case');
  await client
    .card(CASE)
    .getByText(new RegExp(`Approved by .*${agency}`))
    .waitFor();
  await stopPlaying();
}

it('takes the first words about a child, and asks first whether the child is safe', async () => {
  await client.see('Practice mode on this computer alone.');
  await client.say('raise a concern');
  await page('Is the child safe?', async (card) => {
    await pick(card, /safeguarding lead or line manager/, 'Yes');
    for (const question of SAFETY_QUESTIONS) await pick(card, question, 'No');
  });
  await page('After talking to your lead', (card) => pick(card, 'Do concerns remain?', 'Yes'));
});

it('says at the field what is wrong with a date, and keeps everything else that was typed', async () => {
  await page('The child', async (card) => {
    await write(card, 'Name', 'Robin Madeup');
    await write(card, 'Also known as', 'Rob');
    await pick(card, 'Gender', 'Not known');
    await write(card, 'Address', '1 Made Up Street');
    await client.picture('raise-a-concern', card);
    await write(card, 'DOB/age', '32/13/2015');
  });
  const faulty = client.card('There is a problem');
  await faulty.getByText('That day does not exist.').last().waitFor();
  expect(await faulty.getByText('That day does not exist.').count()).toBe(2);
  expect(await faulty.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Robin Madeup');
  expect(await faulty.getByRole('textbox', { name: 'Also known as' }).inputValue()).toBe('Rob');
  expect(await faulty.getByRole('radio', { name: 'Not known' }).isChecked()).toBe(true);
  expect(await faulty.getByRole('textbox', { name: 'DOB/age' }).inputValue()).toBe('32/13/2015');
  expect(await faulty.getByRole('textbox', { name: 'Address' }).inputValue()).toBe('1 Made Up Street');
  await client.picture('fault-at-the-field', faulty);
  await page('The child', (card) => write(card, 'DOB/age', '14'));
});

it('goes on to the receipt, which names the duty to call and takes the answer', async () => {
  await pagesLeftBlank('About the child', 'More about the child');
  await page('Aged 13 to 15', (card) => pickEverywhere(card, 'Not known'));
  await page('About you', (card) => choose(card, 'Agency', 'Schools and education'));
  await pagesLeftBlank('Sibling information', 'Placement', 'Vulnerability factors');
  await page('Risk indicators', (card) => tick(card, 'Receipt of gifts from unknown sources'));
  await page('What you know about these indicators', (card) =>
    write(card, 'Receipt of gifts', 'A new phone; Robin will not say who gave it.'),
  );
  await page('Further signs');
  await page('What is happening', (card) =>
    write(card, /Details of referral/, 'The same grown-up waits in a car at the made-up school gate most days.'),
  );
  await pagesLeftBlank('The child’s own words', 'Missing from home, care or school', 'Links, and being moved');
  await pagesLeftBlank('Police and meetings', 'How and where', 'Known services', 'School or college');
  await page('Details of alleged perpetrator(s)');
  await page('What the category turns on', (card) => pick(card, /receive something in exchange/, 'Yes'));
  await page('Your category', async (card) => {
    await pick(card, /Category of risk/, '2');
    await write(card, 'Your reason', 'Presents from a grown-up whom nobody knows.');
  });
  const review = client.card('· Check and submit');
  await tick(review, 'This is what I know');
  await client.press(review, 'Submit');
  const receipt = client.card('Your concern has been submitted');
  await receipt.waitFor();
  reference = /MASE-\d{4}-\d{4}/.exec(await receipt.innerText())?.[0] ?? '';
  expect(reference).not.toBe('');
  expect(await receipt.innerText()).not.toMatch(/Robin|Made Up/);
  await client.picture('receipt', receipt);
  await tick(receipt, 'Refer to ECIRS');
  await write(receipt, 'When did you do it?', '17:50 today');
  await write(receipt, /Whom did you talk to/, 'the duty desk');
  await client.press(receipt, 'Record as done');
  await client.card('Your answer is on record').waitFor();
});

it('shows the case in the channel by its reference, without a name or a story', async () => {
  await client.goTo(CHANNEL);
  const card = client.card(CASE);
  await card.getByText('Waiting to be accepted').waitFor();
  expect(await card.innerText()).toContain(reference);
  expect(await client.page.locator('main, body').first().innerText()).not.toMatch(/Robin|Made Up|car at the/);
  await client.picture('case-in-the-channel', card);
});

it('refuses a teacher, and lets the coordinator accept and list the case for a meeting', async () => {
  await client.press(client.card(CASE), 'Accept');
  await client.see('Only the MASE coordinator, the chair or the vice chair can do this.');
  await actAs('coordinator');
  await client.goTo(CHANNEL);
  await client.press(client.card(CASE), 'Accept');
  await client.card(CASE).getByText('Accepted on').waitFor();
  await client.press(client.card(CASE), 'List for a meeting');
  await client.press(client.card(`List ${reference}`), 'Schedule a meeting');
  const form = client.card('Schedule a MASE meeting');
  await chooseDay(form, 'Date', meetingDay);
  await choose(form, 'Time it starts', /^(14:00|2:00 pm)$/i);
  await client.press(form, 'Schedule');
  await client.press(client.card(`List ${reference}`), 'List the case');
  await client.card(CASE).getByText(MEETING).waitFor();
});

it('opens an action for which two other agencies are needed, and shows at once who approved it', async () => {
  await client.press(client.card(CASE), 'Propose an action');
  const form = client.card('Propose an action for');
  await choose(form, 'Kind of action', 'Strategy meeting');
  await write(form, 'Action', WORDING);
  await choose(form, /Responsible agency/, /Hanna Health/);
  await chooseDay(form, 'Date/by when', dueDay);
  await write(form, 'Outcome sought', 'Robin has a grown-up to turn to.');
  await client.press(form, 'Propose');
  await client.card(CASE).getByText('Waiting for approval').waitFor();
  await approveAs('health', 'Health');
  await approveAs('school', 'Schools and education');
  await client.card(CASE).getByText('Approved, not answered by its owner yet').waitFor();
  expect(await client.card(CASE).innerText()).not.toMatch(/Robin|who does what/);
});

it('asks the owner in their own chat, reminds them once before the meeting, and shows the panel that it is done', async () => {
  await actAs('health');
  await client.card('The MASE panel asks you to do this').getByText(WORDING).waitFor();
  await client.say(`clock ${meetingDay} 09:00`);
  const digest = client.card(`Before the MASE meeting on ${MEETING}`);
  await digest.getByText(/waits for your answer/).waitFor();
  await client.picture('reminder-before-the-meeting', digest);
  await client.phonePicture('reminder-on-a-phone', digest);
  await client.say('clock +1m');
  await client.see(`It is 09:01 on ${longDate(meetingDay)} here.`);
  await client.press(digest, 'Done');
  await digest.getByText('Nothing is waiting for you.').waitFor();
  await client.goTo(CHANNEL);
  await client
    .card(CASE)
    .getByText(/\. Done\./)
    .waitFor();
  await client.goTo(CHAT);
  expect(await client.page.locator('.ac-adaptiveCard').filter({ hasText: 'Before the MASE meeting' }).count()).toBe(1);
});
