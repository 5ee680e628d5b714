/** Decides who may import whom: domain <- ports <- usecases <- cards <- teams and worker; main alone sees all. */

/** Everything under these folders of `src` may import only what `allowed` names, besides packages. */
const layer = (name, allowed, comment) => ({
  name: `${name}-imports-inward`,
  comment,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: { path: '^src/', pathNot: `^src/(${[name, ...allowed].join('|')})/` },
});

/** A package that only certain files may know. */
const onlyIn = (name, packages, where, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^src/', pathNot: where },
  to: { path: `node_modules/(${packages})` },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', comment: 'A cycle has no inside.', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'A module that nobody imports and that imports nothing is dead.',
      from: { orphan: true, path: '^src/' },
      to: {},
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'The domain decides; it may use zod for shapes, and nothing that has a clock, a disk or a network.',
      from: { path: '^src/domain/' },
      to: { pathNot: '^src/domain/|(^|/)node_modules/zod/' },
    },
    layer('ports', ['domain'], 'Ports speak the words of the domain.'),
    layer('usecases', ['domain', 'ports'], 'A use case knows ports, never what stands behind them.'),
    layer('cards', ['domain', 'ports', 'usecases'], 'Cards show; they know nothing of Teams.'),
    layer('teams', ['domain', 'ports', 'usecases', 'cards'], 'The edge to Teams knows no adapter and no worker.'),
    layer('worker', ['domain', 'ports', 'usecases', 'cards'], 'The worker knows no adapter and no Teams.'),
    layer('adapters', ['domain', 'ports'], 'An adapter implements ports; it knows no use case.'),
    layer('local', ['domain', 'ports'], 'Local mode wraps ports; what it needs of use cases is handed in.'),
    {
      name: 'local-only-from-main',
      severity: 'error',
      comment: 'What only exists on a developer’s machine is reached through one door.',
      from: { path: '^src/', pathNot: '^src/(local/|main\\.ts$)' },
      to: { path: '^src/local/' },
    },
    {
      name: 'nobody-imports-main',
      severity: 'error',
      comment: 'main wires; nothing in src stands on it.',
      from: { path: '^src/' },
      to: { path: '^src/main\\.ts$' },
    },
    onlyIn(
      'bot-sdk-at-the-edge',
      'botbuilder|botframework-|@microsoft/teams-ai',
      '^src/(teams/|main\\.ts$)',
      'Only the edge knows the bot SDK, so that a move to its successor is one folder.',
    ),
    onlyIn('restify-in-http', 'restify/|@types/restify/', '^src/(http|main)\\.ts$', 'One file speaks HTTP.'),
    onlyIn('sqlite-in-its-adapter', 'better-sqlite3', '^src/adapters/sqlite/', 'One folder speaks SQL.'),
    onlyIn('templating-in-cards', 'adaptivecards-templating/', '^src/cards/', 'One folder expands templates.'),
    {
      name: 'no-dev-dependency-at-run-time',
      severity: 'error',
      comment: 'What src imports must be there in production.',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'all-resolves',
      severity: 'error',
      comment: 'An import that leads nowhere is a fault.',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'src-knows-no-tests',
      severity: 'error',
      comment: 'No test hook in what ships.',
      from: { path: '^src/' },
      to: { path: '^tests/' },
    },
    {
      name: 'no-barrels-no-utils',
      severity: 'error',
      comment: 'A name says what a thing is.',
      from: {},
      to: { path: '^src/.*(/|^)(index|utils?|helpers?|common|misc)(\\.ts$|/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'types', 'default'] },
  },
};
