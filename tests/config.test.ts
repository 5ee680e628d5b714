/** Decides that settings which do not make sense stop the start, all told at once. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'dotenv';
import { ConfigFaults, loadConfig, SETTINGS } from '../src/config';

const root = process.cwd();
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'config-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const ID = '00000000-0000-4000-8000-000000000001';
const local = (): Record<string, string> => ({ LOCAL_MODE: '1', DATA_DIR: dir });

/** The borough's profile with every contact checked. */
function checkedProfile(): string {
  const profile = JSON.parse(readFileSync('config/ealing.json', 'utf8')) as { contacts: Record<string, object> };
  const contacts = Object.fromEntries(
    Object.entries(profile.contacts).map(([k, c]) => [
      k,
      { ...c, checkedOn: '2026-01-05', checkedBy: 'Made-up Checker' },
    ]),
  );
  const file = join(dir, 'profile.json');
  writeFileSync(file, JSON.stringify({ ...profile, contacts }));
  return file;
}
const online = (): Record<string, string> => ({
  DATA_DIR: dir,
  NODE_ENV: 'production',
  PROFILE_FILE: checkedProfile(),
  MICROSOFT_APP_ID: ID,
  MICROSOFT_APP_PASSWORD: 'made-up',
  MICROSOFT_APP_TENANT_ID: ID,
  ALLOWED_TENANTS: ID,
  ALLOWED_TEAM_ID: '19:team@thread.tacv2',
  FIRST_COORDINATOR: ID,
  AUDIT_KEY: 'ab'.repeat(32),
});

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env, root);
    return [];
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults;
    throw error;
  }
}

test('.env.example names every setting with its default, and nothing else', () => {
  expect(parse(readFileSync('.env.example'))).toEqual(SETTINGS);
});

test('local mode and a full set of credentials each start', () => {
  expect(loadConfig(local(), root)).toMatchObject({ local: true, port: 3978, host: '127.0.0.1' });
  expect(loadConfig(online(), root)).toMatchObject({
    local: false,
    credentials: { appId: ID, appType: 'SingleTenant' },
  });
});

test('ids may be typed in capitals, as some tools print them; Teams sends them small', () => {
  const typed = 'ABCDEF00-0000-4000-8000-000000000001';
  const { setup } = loadConfig({ ...online(), ALLOWED_TENANTS: typed, FIRST_COORDINATOR: typed }, root);
  expect(setup).toMatchObject({ firstCoordinator: typed.toLowerCase(), allowedTenants: [typed.toLowerCase()] });
});

test('a managed identity needs no password', () => {
  expect(
    loadConfig({ ...online(), MICROSOFT_APP_PASSWORD: '', MICROSOFT_APP_TYPE: 'UserAssignedMSI' }, root).credentials,
  ).not.toHaveProperty('password');
});

test('local mode makes its audit key once, for its owner alone', () => {
  const first = loadConfig(local(), root).auditKey;
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(loadConfig(local(), root).auditKey).toBe(first);
  expect(statSync(join(dir, 'audit.key')).mode & 0o777).toBe(0o600);
});

test.each<[string, () => Record<string, string>, string]>([
  ['no credentials and no local mode', () => ({ DATA_DIR: dir }), 'LOCAL_MODE=1'],
  ['local mode beside credentials', () => ({ ...online(), NODE_ENV: '', LOCAL_MODE: '1' }), 'cannot stand beside'],
  ['local mode in production', () => ({ ...local(), NODE_ENV: 'production' }), 'NODE_ENV=production'],
  ['local mode on every interface', () => ({ ...local(), HOST: '0.0.0.0' }), 'HOST'],
  [
    'contacts that nobody checked',
    () => ({ ...online(), PROFILE_FILE: './config/ealing.json' }),
    'have not been checked',
  ],
  ['no audit key', () => ({ ...online(), AUDIT_KEY: '' }), 'AUDIT_KEY is missing'],
  ['a port that is no number', () => ({ ...local(), PORT: 'x' }), 'PORT must be'],
  ['a port that is too large', () => ({ ...local(), PORT: '70000' }), 'PORT must be'],
  ['a short key', () => ({ ...local(), STORE_KEY: 'abc' }), 'STORE_KEY must be'],
  [
    'a lease shorter than a send',
    () => ({ ...local(), RELAY_LEASE_SECONDS: '20', SEND_TIMEOUT_SECONDS: '5' }),
    'RELAY_LEASE_SECONDS must be longer',
  ],
  ['no profile', () => ({ ...local(), PROFILE_FILE: './config/nowhere.json' }), 'PROFILE_FILE cannot be read'],
])('%s stops the start', (_what, env, told) => {
  expect(faultsOf(env()).join('\n')).toContain(told);
});

test('all faults are told at once', () => {
  const faults = faultsOf({
    PORT: 'x',
    ALLOWED_TENANTS: 'y',
    AUDIT_KEY: 'z',
    HOST: '',
    PROFILE_FILE: './nowhere.json',
  });
  for (const name of ['PORT', 'ALLOWED_TENANTS', 'AUDIT_KEY', 'MICROSOFT_APP_ID', 'PROFILE_FILE']) {
    expect(faults.filter((fault) => fault.startsWith(name))).toHaveLength(1);
  }
});
