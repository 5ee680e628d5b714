/** Decides how a test plays a person in a real browser: the local client's places, boxes and cards, found as a person finds them. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import { z } from 'zod';

const root = join(__dirname, '..', '..');
const PATIENCE_MS = 20_000;
/** What a narrow phone leaves for a card. */
const PHONE_PX = 320;

/** A port that was free a moment ago. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => {
        resolve(port);
      });
    });
  });

/** The bot and the local client, started by the very script that a newcomer uses. */
export interface Playground {
  readonly url: string;
  readonly dataDir: string;
  /** Everything that the two wrote to the terminal. */
  output(): string;
  /** Ctrl-C; resolves when both have ended, and the data is gone. */
  stop(): Promise<void>;
}

/** Resolves once the script says that it is ready; rejects with what it said when it ends before. */
export async function startPlayground(): Promise<Playground> {
  const dataDir = mkdtempSync(join(tmpdir(), 'playground-'));
  const clientPort = await freePort();
  const env = {
    ...process.env,
    PORT: String(await freePort()),
    PLAYGROUND_PORT: String(clientPort),
    DATA_DIR: dataDir,
  };
  // Jest's own setting of NODE_ENV and of colours is not the newcomer's.
  const child: ChildProcess = spawn(process.execPath, [join(root, 'scripts', 'playground.mjs')], {
    cwd: root,
    env: { ...env, NODE_ENV: '', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      if (said.includes('Ready. Open ')) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    void ended.then(() => {
      reject(new Error(`the playground ended before it was ready:\n${said}`));
    });
  });
  return {
    url: `http://127.0.0.1:${String(clientPort)}/`,
    dataDir,
    output: () => said,
    stop: async () => {
      child.kill('SIGINT');
      await ended;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    // Nothing is fetched from outside: the client asks for fonts that a test does not need.
    args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost'],
  });

export type PlaceName = 'Personal Chat' | 'Group Chat' | 'MASE - MASE panel';

/** What a person can do in the client. Everything waits until it can be seen, and fails with what was looked for. */
export interface Client {
  readonly page: Page;
  goTo(place: PlaceName): Promise<void>;
  /** Types into the chat that is open, and sends. */
  say(text: string): Promise<void>;
  /** A new post in the open channel that mentions the bot. */
  postToBot(text: string): Promise<void>;
  /** The newest card, or the newest that holds these words. */
  card(words?: string | RegExp): Locator;
  /** Waits until a text can be seen. */
  see(text: string | RegExp): Promise<void>;
  /** Presses a button of a card; the card that takes its place is found anew by `card`. */
  press(card: Locator, button: string | RegExp): Promise<void>;
  /** Presses one that hides behind "More options". */
  pressMore(card: Locator, button: string | RegExp): Promise<void>;
  /** Keeps a picture of the window in `docs/pictures`, with UPDATE_PICTURES=1 only; the card is scrolled into it. */
  picture(name: string, card: Locator): Promise<void>;
  /** The same of a card alone, drawn as wide as a phone draws it. */
  phonePicture(name: string, card: Locator): Promise<void>;
}

const nameOf = (button: string | RegExp) =>
  typeof button === 'string' ? { name: button, exact: true } : { name: button };

function cardOf(page: Page, words?: string | RegExp): Locator {
  const all = page.locator('.ac-adaptiveCard');
  return (words === undefined ? all : all.filter({ hasText: words })).last();
}

/** Where a picture of this name is kept; undefined when none are wanted, so that a test run leaves no changes behind. */
function pictureFile(name: string): string | undefined {
  if (process.env['UPDATE_PICTURES'] !== '1') return undefined;
  const folder = join(root, 'docs', 'pictures');
  mkdirSync(folder, { recursive: true });
  return join(folder, `${name}.png`);
}

/** What these functions need of an element in the page. */
interface Drawn {
  readonly offsetHeight: number;
  readonly style: { width: string };
  scrollIntoView(options: { readonly block: 'start' | 'center' }): void;
}

async function picture(page: Page, name: string, card: Locator): Promise<void> {
  const path = pictureFile(name);
  if (path === undefined) return;
  const windowHeight = page.viewportSize()?.height ?? 0;
  await card.evaluate((element: Drawn, tall) => {
    // Of a card that nearly fills the window its head is worth more than its foot.
    element.scrollIntoView({ block: element.offsetHeight > tall ? 'start' : 'center' });
  }, windowHeight * 0.7);
  await page.screenshot({ path });
}

async function phonePicture(name: string, card: Locator): Promise<void> {
  const path = pictureFile(name);
  if (path === undefined) return;
  const setWidth = (element: Drawn, width: string): void => {
    element.style.width = width;
  };
  await card.evaluate(setWidth, `${String(PHONE_PX)}px`);
  await card.screenshot({ path });
  await card.evaluate(setWidth, '');
}

async function say(page: Page, text: string): Promise<void> {
  const box = page.locator('div[role=textbox][contenteditable=true]').last();
  await box.click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

async function postToBot(page: Page, text: string): Promise<void> {
  await page.locator('div[role=textbox][contenteditable=true]').first().click();
  await page.keyboard.type('@');
  await page.getByRole('menuitem', { name: 'Raise a concern' }).click();
  await page.keyboard.type(` ${text}`);
  await page.getByRole('button', { name: 'Post', exact: true }).click();
}

/** Opens the client, with the log panel closed: else every text is found twice. */
export async function openClient(browser: Browser, url: string): Promise<Client> {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 1100 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(url);
  await page.locator('button[title="Hide log panel"]').click();
  return {
    page,
    goTo: (place) => page.getByRole('treeitem', { name: place }).click(),
    say: (text) => say(page, text),
    postToBot: (text) => postToBot(page, text),
    card: (words) => cardOf(page, words),
    see: (text) => page.getByText(text).last().waitFor(),
    press: (card, button) => card.getByRole('button', nameOf(button)).click(),
    pressMore: async (card, button) => {
      await card.getByRole('button', { name: 'More options' }).click();
      await page.getByRole('menuitem', nameOf(button)).click();
    },
    picture: (name, card) => picture(page, name, card),
    phonePicture,
  };
}

const sent = z.object({ from: z.object({ id: z.string() }).passthrough() }).passthrough();

/**
 * Makes each click and message in this page that of another member, until the function that it resolves to is called.
 * Only in the channel: the client's personal chat knows its one user (there, say "act as").
 */
export async function playAs(client: Client, person: { readonly userId: string }): Promise<() => Promise<void>> {
  const requests = '**/_conversation/v1/**';
  await client.page.route(requests, async (route) => {
    const body = sent.safeParse(route.request().postDataJSON());
    if (!body.success) return route.continue();
    return route.continue({
      postData: JSON.stringify({ ...body.data, from: { ...body.data.from, id: person.userId } }),
    });
  });
  return () => client.page.unroute(requests);
}
