/** Decides whether the settings make sense together, and tells every fault at once. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { profileSchema, type Profile } from './domain/profile/profile';
import type { Setup } from './usecases/deps';

/** Every setting with its default, as `.env.example` lists them; an empty one counts as not given. */
export const SETTINGS = {
  PORT: '3978',
  HOST: '127.0.0.1',
  DATA_DIR: './data',
  PROFILE_FILE: './config/ealing.json',
  LOCAL_MODE: '0',
  NODE_ENV: '',
  MICROSOFT_APP_ID: '',
  MICROSOFT_APP_TYPE: 'SingleTenant',
  MICROSOFT_APP_PASSWORD: '',
  MICROSOFT_APP_TENANT_ID: '',
  ALLOWED_TENANTS: '',
  ALLOWED_TEAM_ID: '',
  FIRST_COORDINATOR: '',
  STORE_KEY: '',
  AUDIT_KEY: '',
  RELAY_LEASE_SECONDS: '60',
  SCHEDULER_SECONDS: '30',
  SEND_TIMEOUT_SECONDS: '10',
  ROSTER_SECONDS: '30',
  LOG_LEVEL: 'info',
} as const;

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly profile: Profile;
  /** Local mode: no credentials, loopback only, `act as` and `clock` (4-playground §4.3). */
  readonly local: boolean;
  readonly credentials?: {
    readonly appId: string;
    readonly appType: 'SingleTenant' | 'UserAssignedMSI';
    readonly password?: string;
    readonly tenantId: string;
  };
  /** In local mode its texts are empty and its list too, unless given: the cast fills them. */
  readonly setup: Setup;
  /** 64 hex digits; without it the database is not encrypted. */
  readonly storeKey?: string;
  /** 64 hex digits: signs the record of events. */
  readonly auditKey: string;
  readonly relayLeaseSeconds: number;
  readonly schedulerSeconds: number;
  readonly sendTimeoutSeconds: number;
  readonly rosterSeconds: number;
  readonly logLevel: LogLevel;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** Settings that do not make sense; `faults` are sentences, one for each. */
export class ConfigFaults extends Error {
  override readonly name = 'ConfigFaults';
  constructor(readonly faults: readonly string[]) {
    super(
      ['The settings are not right, so the app does not start:', ...faults.map((fault) => `  - ${fault}`)].join('\n'),
    );
  }
}

const whole = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${String(from)} to ${String(to)}`)
    .transform(Number)
    .refine((n) => n >= from && n <= to, `must be a whole number from ${String(from)} to ${String(to)}`);
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const guid = z
  .string()
  .refine((v) => v === '' || GUID.test(v), 'must be an id such as 00000000-0000-0000-0000-000000000000')
  .transform((v) => v.toLowerCase());
const key = z.string().refine((v) => v === '' || /^[0-9a-f]{64}$/i.test(v), 'must be 64 hexadecimal digits');

const settingsSchema = z.object({
  PORT: whole(0, 65_535),
  HOST: z.string().min(1),
  DATA_DIR: z.string().min(1),
  PROFILE_FILE: z.string().min(1),
  LOCAL_MODE: z.enum(['0', '1'], { message: 'must be 0 or 1' }).transform((v) => v === '1'),
  NODE_ENV: z.string(),
  MICROSOFT_APP_ID: guid,
  MICROSOFT_APP_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI'], {
    message: 'must be SingleTenant or UserAssignedMSI',
  }),
  MICROSOFT_APP_PASSWORD: z.string(),
  MICROSOFT_APP_TENANT_ID: guid,
  ALLOWED_TENANTS: z
    .string()
    .transform((v) =>
      v
        .split(',')
        .map((t) => t.trim().toLowerCase())
        .filter((t) => t !== ''),
    )
    .refine((list) => list.every((t) => GUID.test(t)), 'must be tenant ids with commas between them'),
  ALLOWED_TEAM_ID: z.string(),
  FIRST_COORDINATOR: guid,
  STORE_KEY: key,
  AUDIT_KEY: key,
  RELAY_LEASE_SECONDS: whole(5, 3600),
  SCHEDULER_SECONDS: whole(1, 3600),
  SEND_TIMEOUT_SECONDS: whole(1, 60),
  ROSTER_SECONDS: whole(0, 300),
  LOG_LEVEL: z.enum(LOG_LEVELS, { message: `must be one of ${LOG_LEVELS.join(', ')}` }),
});
type Settings = z.infer<typeof settingsSchema>;

/** The most calls to Teams that one message takes: the roster twice, the person's chat, and the message itself. */
const CALLS_A_MESSAGE = 4;

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

const when = (holds: boolean, sentence: string): readonly string[] => (holds ? [sentence] : []);

function localFaults(s: Settings): readonly string[] {
  return [
    ...when(
      s.MICROSOFT_APP_ID !== '' || s.MICROSOFT_APP_PASSWORD !== '',
      'LOCAL_MODE=1 cannot stand beside MICROSOFT_APP_ID or MICROSOFT_APP_PASSWORD: local mode lets anyone act as anyone.',
    ),
    ...when(s.NODE_ENV === 'production', 'LOCAL_MODE=1 cannot be used with NODE_ENV=production.'),
    ...when(!isLoopback(s.HOST), 'LOCAL_MODE=1 needs a HOST on this machine alone, such as 127.0.0.1.'),
  ];
}

function onlineFaults(s: Settings, profile: Profile | undefined): readonly string[] {
  if (s.MICROSOFT_APP_ID === '') {
    return [
      'MICROSOFT_APP_ID is missing. Give the credentials of the bot, or say LOCAL_MODE=1 to try the app on this machine.',
    ];
  }
  const unchecked = Object.values(profile?.contacts ?? {}).flatMap((c) =>
    c?.checkedOn === null || c?.checkedBy === null ? [c] : [],
  );
  const names = unchecked.map((c) => c.name).join(', ');
  return [
    ...when(s.MICROSOFT_APP_TENANT_ID === '', 'MICROSOFT_APP_TENANT_ID is missing.'),
    ...when(
      s.MICROSOFT_APP_TYPE === 'SingleTenant' && s.MICROSOFT_APP_PASSWORD === '',
      'MICROSOFT_APP_PASSWORD is missing (SingleTenant needs it; UserAssignedMSI does not).',
    ),
    ...when(s.ALLOWED_TENANTS.length === 0, 'ALLOWED_TENANTS is missing: the tenants whose people may use the app.'),
    ...when(
      s.ALLOWED_TEAM_ID === '',
      'ALLOWED_TEAM_ID is missing: the team in which a channel may become the panel’s channel.',
    ),
    ...when(
      s.FIRST_COORDINATOR === '',
      'FIRST_COORDINATOR is missing: the object id of the person who sets up the panel.',
    ),
    ...when(
      s.AUDIT_KEY === '',
      'AUDIT_KEY is missing: the key that signs the record of events. Keep it away from the database.',
    ),
    ...when(
      unchecked.length > 0,
      `These contacts of the borough profile have not been checked (checkedOn, checkedBy): ${names}.`,
    ),
  ];
}

/** What is wrong with settings that are each well formed; nothing is said again of one that is already faulty. */
function togetherFaults(s: Settings, profile: Profile | undefined, already: readonly string[]): readonly string[] {
  const faults = [
    ...(s.LOCAL_MODE ? localFaults(s) : onlineFaults(s, profile)),
    ...when(
      s.RELAY_LEASE_SECONDS <= CALLS_A_MESSAGE * s.SEND_TIMEOUT_SECONDS,
      'RELAY_LEASE_SECONDS must be longer than four times SEND_TIMEOUT_SECONDS, or a message could be sent twice.',
    ),
  ];
  const faulty = already.map((fault) => fault.split(' ', 1).join(''));
  return faults.filter((fault) => !faulty.some((name) => fault.startsWith(`${name} `)));
}

/** Reads each setting; a faulty one is told and stands at its default, so that the rest can be checked in the same go. */
function readSettings(raw: Readonly<Record<string, string | undefined>>): {
  readonly settings: Settings;
  readonly faults: readonly string[];
} {
  const parsed = settingsSchema.safeParse(raw);
  if (parsed.success) return { settings: parsed.data, faults: [] };
  const faulty = parsed.error.issues.map((issue) => ({ name: issue.path.join('.'), message: issue.message }));
  const sound = Object.entries(raw).filter(([name]) => !faulty.some((f) => f.name === name));
  const settings = settingsSchema.parse({ ...SETTINGS, ...Object.fromEntries(sound) });
  return { settings, faults: faulty.map((f) => `${f.name} ${f.message}.`) };
}

function readProfile(file: string): { readonly profile?: Profile; readonly faults: readonly string[] } {
  try {
    const parsed = profileSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.success) return { profile: parsed.data, faults: [] };
    return { faults: parsed.error.issues.map((i) => `PROFILE_FILE: ${i.path.join('.') || 'the file'}: ${i.message}`) };
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    return { faults: [`PROFILE_FILE ${why}: ${file}`] };
  }
}

/** Local mode's own key: made once, then kept, so that the record of events verifies after a restart. */
function localAuditKey(dataDir: string): string {
  const file = resolve(dataDir, 'audit.key');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

function credentialsOf(s: Settings): Pick<Config, 'credentials'> {
  if (s.LOCAL_MODE) return {};
  const password = s.MICROSOFT_APP_TYPE === 'SingleTenant' ? { password: s.MICROSOFT_APP_PASSWORD } : {};
  return {
    credentials: {
      appId: s.MICROSOFT_APP_ID,
      appType: s.MICROSOFT_APP_TYPE,
      tenantId: s.MICROSOFT_APP_TENANT_ID,
      ...password,
    },
  };
}

function configOf(s: Settings, profile: Profile, root: string): Config {
  const dataDir = resolve(root, s.DATA_DIR);
  return {
    port: s.PORT,
    host: s.HOST,
    dataDir,
    profile,
    local: s.LOCAL_MODE,
    ...credentialsOf(s),
    setup: { firstCoordinator: s.FIRST_COORDINATOR, allowedTeam: s.ALLOWED_TEAM_ID, allowedTenants: s.ALLOWED_TENANTS },
    ...(s.STORE_KEY === '' ? {} : { storeKey: s.STORE_KEY }),
    auditKey: s.AUDIT_KEY === '' ? localAuditKey(dataDir) : s.AUDIT_KEY,
    relayLeaseSeconds: s.RELAY_LEASE_SECONDS,
    schedulerSeconds: s.SCHEDULER_SECONDS,
    sendTimeoutSeconds: s.SEND_TIMEOUT_SECONDS,
    rosterSeconds: s.ROSTER_SECONDS,
    logLevel: s.LOG_LEVEL,
  };
}

/**
 * Reads the settings and the borough profile; relative paths start at `root`. Throws `ConfigFaults` with every fault.
 * In local mode without AUDIT_KEY it makes DATA_DIR/audit.key.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>, root: string): Config {
  const given = Object.entries(env).filter(
    ([name, value]) => name in SETTINGS && value !== undefined && value.trim() !== '',
  );
  const { settings, faults: settingFaults } = readSettings({ ...SETTINGS, ...Object.fromEntries(given) });
  const { profile, faults: profileFaults } = readProfile(resolve(root, settings.PROFILE_FILE));
  const faults = [...settingFaults, ...togetherFaults(settings, profile, settingFaults), ...profileFaults];
  if (profile === undefined || faults.length > 0) throw new ConfigFaults(faults);
  return configOf(settings, profile, root);
}
