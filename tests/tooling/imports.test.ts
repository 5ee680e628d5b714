/** Decides that the rules on who may import whom really bite: each is broken once on purpose, in a project made for it. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const root = join(__dirname, '..', '..');
const report = z.object({
  summary: z.object({ violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })) }),
});

/** File, what it imports, and the rule that must refuse it; without a rule it must be let through. */
const FILES: readonly (readonly [file: string, imports: string, rule?: string])[] = [
  ['src/domain/a.ts', 'zod'],
  ['src/domain/b.ts', 'luxon', 'domain-is-pure'],
  ['src/domain/c.ts', 'node:fs', 'domain-is-pure'],
  ['src/domain/d.ts', '../ports/a', 'domain-is-pure'],
  ['src/ports/a.ts', '../domain/a'],
  ['src/ports/b.ts', '../usecases/a', 'ports-imports-inward'],
  ['src/usecases/a.ts', '../ports/a'],
  ['src/usecases/b.ts', '../cards/a', 'usecases-imports-inward'],
  ['src/usecases/c.ts', '../adapters/a', 'usecases-imports-inward'],
  ['src/cards/a.ts', '../usecases/a'],
  ['src/cards/b.ts', '../teams/a', 'cards-imports-inward'],
  ['src/cards/c.ts', 'botbuilder', 'bot-sdk-at-the-edge'],
  ['src/cards/d.ts', 'adaptivecards-templating'],
  ['src/teams/a.ts', '../cards/a'],
  ['src/teams/b.ts', '../worker/a', 'teams-imports-inward'],
  ['src/teams/c.ts', 'botbuilder'],
  ['src/teams/d.ts', 'restify', 'restify-in-http'],
  ['src/teams/e.ts', '../local/a', 'local-only-from-main'],
  ['src/teams/f.ts', 'adaptivecards-templating', 'templating-in-cards'],
  ['src/worker/a.ts', '../usecases/a'],
  ['src/worker/b.ts', '../teams/a', 'worker-imports-inward'],
  ['src/adapters/a.ts', '../ports/a'],
  ['src/adapters/b.ts', '../usecases/a', 'adapters-imports-inward'],
  ['src/adapters/c.ts', 'better-sqlite3-multiple-ciphers', 'sqlite-in-its-adapter'],
  ['src/adapters/sqlite/a.ts', 'better-sqlite3-multiple-ciphers'],
  ['src/adapters/d.ts', 'fast-check', 'no-dev-dependency-at-run-time'],
  ['src/adapters/e.ts', './f', 'no-cycles'],
  ['src/adapters/g.ts', './utils', 'no-barrels-no-utils'],
  ['src/adapters/utils.ts', '../ports/a'],
  ['src/adapters/h.ts', './nowhere', 'all-resolves'],
  ['src/adapters/i.ts', '../../tests/a', 'src-knows-no-tests'],
  ['src/adapters/j.ts', '../main', 'nobody-imports-main'],
  ['src/local/a.ts', '../ports/a'],
  ['src/local/b.ts', '../usecases/a', 'local-imports-inward'],
  ['src/main.ts', './local/a'],
  ['tests/a.ts', '../src/domain/a'],
];

let project: string;
let found: ReadonlySet<string>;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'imports-'));
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    copyFileSync(join(root, file), join(project, file));
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  for (const [file, imports] of FILES) {
    mkdirSync(dirname(join(project, file)), { recursive: true });
    writeFileSync(join(project, file), `import * as it from '${imports}';\nexport const use = it;\n`);
  }
  writeFileSync(join(project, 'src/adapters/f.ts'), `export * from './e';\n`);
  writeFileSync(join(project, 'src/adapters/alone.ts'), 'export const alone = true;\n');
  const cruise = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const args = [cruise, 'src', 'tests', '--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
  const run = spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const { violations } = report.parse(JSON.parse(run.stdout)).summary;
  found = new Set(violations.map((v) => `${v.from} ${v.rule.name}`));
}, 60_000);

afterAll(() => {
  rmSync(project, { recursive: true, force: true });
});

const refusals = (file: string): readonly string[] => [...found].filter((line) => line.startsWith(`${file} `));

test.each(FILES.flatMap(([file, imports, rule]) => (rule === undefined ? [] : [[file, imports, rule] as const])))(
  '%s may not import %s',
  (file, _, rule) => {
    expect(refusals(file)).toContain(`${file} ${rule}`);
  },
);

test.each(FILES.flatMap(([file, imports, rule]) => (rule === undefined ? [[file, imports] as const] : [])))(
  '%s may import %s',
  (file) => {
    expect(refusals(file)).toEqual([]);
  },
);

test('a module that nobody imports is refused', () => {
  expect(refusals('src/adapters/alone.ts')).toEqual(['src/adapters/alone.ts no-orphans']);
});
