import type { IForbiddenRuleType } from 'dependency-cruiser';
import type { packageNames } from './packages.ts';

/** The packages that are published, and the ones that each may import by name. */
export const arrows: Record<(typeof packageNames)[number], readonly string[]> = {
  contract: [],
  sdk: ['contract'],
  components: ['sdk'],
  service: ['contract'],
};

/** The service's folders: each may import itself and the ones named. */
const layers = {
  base: [],
  search: ['base'],
  assistant: ['base', 'search'],
  texts: ['base'],
  store: ['base'],
  platform: ['base', 'store', 'search'],
  http: ['base', 'store', 'platform'],
  domain: ['base', 'search', 'assistant', 'texts', 'store', 'platform', 'http'],
} as const;

const homes: Record<keyof typeof layers, string> = {
  base: 'Move what base/ needs into base/, or take it as a parameter.',
  search: 'search/ is pure: take what it needs as a parameter.',
  assistant: 'assistant/ is pure: take what it needs as a parameter.',
  texts: 'texts/ holds texts only: the caller decides which text it takes.',
  store:
    'store/ opens databases and runs transactions: a row belongs to the domain or platform folder that owns its table, a helper to base/.',
  platform:
    'Declare an interface in platform/ and let create-service.ts hand in the implementation, or move the code to the domain that owns it.',
  http: 'Declare an interface in http/ and let create-service.ts hand in the implementation, or move the code to the domain that owns it.',
  domain: 'open-domains.ts puts the domains together: take what it needs as a parameter.',
};

/** Files that no consumer receives. They may import across layers and packages. */
export const privateFile =
  '\\.(test|test-d|stories)\\.ts$|/(testing|conformance|generated)/|^packages/[^/]+/(scripts|e2e)/|\\.d\\.ts$';

const shipped = (path: string) => ({ path, pathNot: privateFile });

const packageRules: IForbiddenRuleType[] = Object.entries(arrows).map(([name, allowed]) => ({
  name: `${name} imports`,
  comment: `packages/${name} may import ${allowed.join(', ') || 'no other package'}, by name.`,
  severity: 'error',
  from: shipped(`^packages/${name}/src/`),
  to: { path: `^packages/(?!(${[name, ...allowed].join('|')})/)` },
}));

const layerRules: IForbiddenRuleType[] = Object.entries(layers).map(([layer, allowed]) => ({
  name: `${layer} imports`,
  comment: `${layer}/ may import ${allowed.map((name) => `${name}/`).join(', ') || 'nothing else'}. ${homes[layer as keyof typeof layers]}`,
  severity: 'error',
  from: shipped(`^packages/service/src/${layer}/`),
  to: { path: `^packages/service/src/(?!(${[layer, ...allowed].join('|')})/)` },
}));

/** Rules for each import, tests included. */
export const importRules: IForbiddenRuleType[] = [
  ...packageRules,
  ...layerRules,
  {
    name: 'imports by name',
    comment: 'Import another package by its name, through an entry of its exports.',
    severity: 'error',
    from: { path: '^packages/([^/]+)/', pathNot: privateFile },
    to: {
      path: '^(packages|examples)/',
      // The bench compares the SDK's own decoder, which no entry exports, with a library.
      pathNot: ['^packages/$1/', '^packages/sdk/src/sse/decoder\\.ts$'],
      dependencyTypes: ['local'],
    },
  },
  {
    name: 'examples import by name',
    comment:
      'An example and its tests are consumers: import a package by its name, and nothing of another example.',
    severity: 'error',
    from: { path: '^examples/([^/]+)/' },
    to: {
      path: '^(packages|examples)/',
      pathNot: '^examples/$1/',
      dependencyTypes: ['local'],
    },
  },
  {
    name: 'imports of scripts',
    comment:
      'Move what the file needs out of scripts/ into packages/tooling, with an export, and import it by name.',
    severity: 'error',
    from: { path: '^(packages|examples)/' },
    to: { path: '^scripts/' },
  },
  {
    name: 'shipped code imports tests',
    comment:
      'Move what the shipped file needs out of the tests, or the shipped file into testing/.',
    severity: 'error',
    from: shipped('^packages/(contract|sdk|components|service)/src/'),
    to: { path: '\\.(test|test-d|stories)\\.ts$|/(testing|conformance)/' },
  },
  {
    name: 'circle of files',
    comment: 'Move what both files need, a type for instance, to a file of its own.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
];

/** For folders, see `findFolderCircles`. */
export const folderRule = {
  name: 'circle of folders',
  comment: 'Move what the folders need of each other to one below both.',
};
