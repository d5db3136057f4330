import js from '@eslint/js';
import jest from 'eslint-plugin-jest';
import jsdoc from 'eslint-plugin-jsdoc';
import tseslint from 'typescript-eslint';

/** The rooms that are pure: a process or a clock is handed to them or not there at all. */
const pure = {
  files: ['src/{model,statistics,claims}/**/*.ts'],
  ignores: ['**/*.test.ts', '**/testing/**'],
  rules: {
    'no-restricted-globals': ['error', 'process', 'performance', 'Date', 'setTimeout', 'setImmediate', 'console'],
    'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: 'Take a seeded generator.' }],
  },
};

export default tseslint.config(
  { ignores: ['dist', 'bench/dist', 'node_modules', 'fixtures/projects'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
      jsdoc.configs['flat/recommended-typescript-error'],
    ],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'src/report/page/client/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // Every index may be missing to the compiler (noUncheckedIndexedAccess); where a loop proves it is there, `!` says so.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/explicit-function-return-type': [
        'error',
        { allowExpressions: true, allowTypedFunctionExpressions: true },
      ],
      // What a workload threw is handed on as it is.
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      // A promise of nothing in particular, and the type Jest's own declarations use
      '@typescript-eslint/no-invalid-void-type': 'off',
      'jsdoc/require-jsdoc': [
        'error',
        { publicOnly: true, contexts: ['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'ClassDeclaration'] },
      ],
      // A sentence that says everything stands alone; what a parameter is need not be said twice.
      'jsdoc/require-param': 'off',
      'jsdoc/require-returns': 'off',
      'jsdoc/require-throws-type': 'off',
      'jsdoc/check-param-names': ['error', { disableMissingParamChecks: true, checkDestructured: false }],
      'jsdoc/check-tag-names': ['error', { definedTags: ['typeParam', 'defaultValue', 'jest-config-loader'] }],
      'jsdoc/escape-inline-tags': ['error', { allowedInlineTags: ['defaultValue'] }],
      'jsdoc/tag-lines': ['error', 'any', { startLines: 1 }],
    },
  },
  pure,
  {
    // This room holds functions of the realm as values, to compare them and to put them back.
    files: ['src/jest/**/*.ts'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  {
    files: ['**/*.test.ts', '**/*.perf.ts'],
    extends: [jest.configs['flat/recommended']],
    rules: {
      'jsdoc/require-jsdoc': 'off',
      'jest/no-conditional-expect': 'error',
      'jest/no-disabled-tests': 'error',
      'jest/no-standalone-expect': 'error',
      '@typescript-eslint/explicit-function-return-type': 'off',
    },
  },
  {
    // Workloads that do little: that is their purpose.
    files: ['fixtures/**/*.ts', 'bench/**/workloads/*.ts', '**/quickWorkloads.ts', '**/testing/**/*.ts'],
    rules: { 'require-yield': 'off', 'jsdoc/require-jsdoc': 'off', '@typescript-eslint/require-await': 'off' },
  },
);
