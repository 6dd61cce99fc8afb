/**
 * Who may import whom. Run by `npm test`, which also fails when no file was seen.
 * Imports go down this list only; events go up.
 */
const layers = [
  'rights',
  'onboarding',
  'matching',
  'health',
  'trust',
  'consent',
  'library',
  'people',
  'vocabulary',
  'access',
]

const test = '\\.(test|factory)\\.tsx?$|^app/test/'

const downOnly = layers
  .slice(0, -1)
  .map((_, at) => at + 1)
  .map((at) => ({
    name: `imports-go-down:${layers[at]}`,
    comment: `${layers[at]} may not import a module above it. Publish an event, or let the upper module register itself in a slot.`,
    severity: 'error',
    from: { path: `^app/src/${layers[at]}/`, pathNot: test },
    to: { path: `^app/src/(${layers.slice(0, at).join('|')})/` },
  }))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...downOnly,
    {
      name: 'platform-and-ui-stand-below',
      comment: 'platform and ui know no module. Hand in what they need, or move the code up.',
      severity: 'error',
      from: { path: '^app/src/(platform|ui)/', pathNot: test },
      to: { path: `^app/src/(${layers.join('|')})/` },
    },
    {
      name: 'modules-are-entered-through-index',
      comment: "Import another module's index.ts; export there what you need from it.",
      severity: 'error',
      from: { path: '^app/src/([^/]+)/' },
      to: {
        path: '^app/src/(?!platform/)([^/]+)/',
        pathNot: ['^app/src/$1/', '^app/src/[^/]+/index\\.ts$', test],
      },
    },
    {
      name: 'platform-parts-are-entered-through-index',
      comment: "Import the part's index.ts (or platform/services.ts).",
      severity: 'error',
      from: { path: '^app/src/', pathNot: '^app/src/platform/' },
      to: {
        path: '^app/src/platform/',
        pathNot: [
          '^app/src/platform/[^/]+/index\\.ts$',
          '^app/src/platform/services\\.ts$',
          '\\.(test|factory)\\.ts$',
        ],
      },
    },
    {
      name: 'no-circles',
      comment: 'A circle means that one of the two knows too much: move what both need below both.',
      severity: 'error',
      from: { pathNot: test },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'sql-lives-in-sql-files',
      comment:
        'Only *.sql.ts (and platform/db) touches Kysely: move the statement there and call it by name.',
      severity: 'error',
      from: { path: '^app/', pathNot: ['\\.sql\\.ts$', '^app/src/platform/db/', test] },
      to: { path: '(^|/)kysely(/|$)' },
    },
    {
      name: 'only-perform-mints-granted',
      comment:
        'Granted is the proof that a policy said yes: take it from the operation instead of making one.',
      severity: 'error',
      from: { path: '^app/', pathNot: ['^app/src/access/perform\\.ts$'] },
      to: { path: '^app/src/access/granted\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'packages-stand-alone',
      comment: 'packages/* import nothing of the app: they are for others, too.',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^(app|e2e|bench)/' },
    },
    {
      name: 'matching-has-no-dependencies',
      comment: 'packages/matching runs anywhere: no Node modules, no packages.',
      severity: 'error',
      from: { path: '^packages/matching/src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional'] },
    },
    {
      name: 'only-compose-knows-everyone',
      comment: 'compose, main and cli stand on top: nothing below may import them.',
      severity: 'error',
      from: { path: '^(app/src|packages)/', pathNot: test },
      to: { path: '^app/(compose|main|cli)' },
    },
    {
      name: 'tests-stay-out-of-the-product',
      comment: 'Product code may not import tests or their set-up.',
      severity: 'error',
      from: { path: '^(app/(src|compose|main|cli)|packages)', pathNot: test },
      to: { path: '\\.test\\.tsx?$|^app/test/' },
    },
    {
      name: 'nothing-unresolved',
      comment: 'This import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)build/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
