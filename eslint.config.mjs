/** Decides which habits are checked by machine: typed linting, and the few rules that keep the domain pure and the tests honest. */
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const AMBIENT = 'Time, chance and ids come in as arguments, so that every decision can be repeated.';
const noAmbient = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: AMBIENT },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: AMBIENT },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: AMBIENT },
  { selector: "MemberExpression[object.name='performance'][property.name='now']", message: AMBIENT },
];

const TESTS = 'No test is focused or skipped.';
const wholeSuite = [
  { selector: 'CallExpression[callee.name=/^(fit|fdescribe|xit|xtest|xdescribe)$/]', message: TESTS },
  {
    selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|failing)$/]',
    message: TESTS,
  },
];

export default tseslint.config(
  { ignores: ['dist/', 'data/', 'coverage/', 'node_modules/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { allowDefaultCaseForExhaustiveSwitch: false, considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      // `const { dueAt: _old, ...rest } = draft` is how a field is left out.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // Imported types vanish at run time, so a module that only describes costs nothing to load.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: ['src/domain/**/*.ts', 'src/usecases/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...noAmbient] },
  },
  {
    files: ['tests/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...wholeSuite] },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly', __dirname: 'readonly' },
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'performance', 'fetch', 'setTimeout', 'clearTimeout', 'URL', 'AbortSignal'].map((name) => [
          name,
          'readonly',
        ]),
      ),
    },
  },
);
