/** @programs busybox */
import { images } from '../images';
import { rendered } from '../rendered';
import { Image, Node } from '../runner/node';

/** Prints its arguments and the variables that are asked for. */
const PROGRAM = `import json, os, sys
names = os.environ.get("NAMES", "").split()
print(json.dumps({"argv": sys.argv[1:], "variables": {name: os.environ[name] for name in names}, "storage": os.environ["STORAGE_DIR"]}))
`;

/** One of each type that JSON has, and what could be taken for something else on the way. */
const PARAMS = {
  'text': 'a "quoted" \'text\' with `sh`, \\n and a tab\t',
  'lines': 'first\nsecond: $HOME\n  third',
  'unicode': 'größer ≤ 日本 😀',
  'reference': '$(STORAGE_DIR) $$(STORAGE_DIR) $STORAGE_DIR ${STORAGE_DIR} $$',
  'template': '{{ .Values.image }} %s %d',
  'like-a-number': '1e-05',
  'like-a-boolean': 'on',
  'empty': '',
  'big': 9007199254740991,
  'negative': -1000000,
  'rate': 0.00001,
  'small': 1e-7,
  'whole': 1000000,
  'flag': true,
  'off': false,
  'layers': [64, [32, null], 'x y', 0.5],
  'schedule': { 'warm up': true, 'steps': [1, 2], 'note': '<a & b>' },
};

/** As a program gets them: a text as it is, and anything else as JSON. */
const EXPECTED = Object.fromEntries(Object.entries(PARAMS).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(sorted(value))]));
EXPECTED.rate = '0.00001';

const GRID = { 'rate': [0.1, '1e-05'], 'layers': [[64], [64, 'it\'s'], []] };
const SETS = GRID.layers.flatMap(layers => GRID.rate.map(rate => ({ layers: JSON.stringify(layers), rate: String(rate) })));

const COMMON = { command: ['python3', '-c', PROGRAM], storage: { existingClaim: '' } };

let node: Node;

beforeAll(async () => {
  node = await Node.start({ images: { ...images('docker.io/library/busybox:1.37.0-musl'), python: Image.SYSTEM } });
});

test('values of every type arrive as they are written, as arguments', async () => {
  const [{ argv, storage }] = await run({ ...COMMON, args: ['--epochs', '3'], params: PARAMS });
  expect(argv.slice(0, 2)).toEqual(['--epochs', '3']);
  expect(argv.slice(2)).toEqual(Object.keys(EXPECTED).sort().map(name => `--${name}=${EXPECTED[name]}`));
  expect(storage).toBe('/storage');
});

test('values of every type arrive as they are written, as variables', async () => {
  const names = Object.keys(PARAMS).join(' ');
  const [{ argv, variables }] = await run({ ...COMMON, paramStyle: 'env', params: PARAMS, env: { NAMES: names } });
  expect([argv, variables]).toEqual([[], EXPECTED]);
});

test('a sweep of six combinations runs a Job for each', async () => {
  const outputs = await run({ ...COMMON, params: { seed: 7, rate: 'of the set' }, sweep: { grid: GRID } });
  expect(outputs.map(({ argv }) => argv).sort()).toEqual(SETS.map(({ layers, rate }) => [`--layers=${layers}`, `--rate=${rate}`, '--seed=7']).sort());
});

test.each([
  ['its launcher', {}],
  ['the shell of the image', { launcherImage: '' }],
])('an Indexed Job gives each of its pods the parameters of its index, with %s', async (_, sweep) => {
  const objects = rendered('experiment', { ...COMMON, params: { seed: 7 }, sweep: { grid: GRID, mode: 'indexed', parallelism: 3, ...sweep } }).objects;
  const outputs = await outputsOf(objects);
  expect(outputs.map(({ argv }) => argv).sort()).toEqual(SETS.map(({ layers, rate }) => [`--layers=${layers}`, `--rate=${rate}`, '--seed=7']).sort());
});

test('values of every type arrive in an Indexed Job as they are written, as arguments and as variables', async () => {
  const names = Object.keys(PARAMS).join(' ');
  const asArgs = await run({ ...COMMON, sweep: { sets: [PARAMS], mode: 'indexed' } });
  expect(asArgs.map(({ argv }) => argv)).toEqual([Object.keys(EXPECTED).sort().map(name => `--${name}=${EXPECTED[name]}`)]);
  const asVariables = await run({ ...COMMON, env: { NAMES: names }, paramStyle: 'env', sweep: { sets: [PARAMS], mode: 'indexed' } });
  expect(asVariables.map(({ argv, variables }) => [argv, variables])).toEqual([[[], EXPECTED]]);
});

test('the pods of a training on several nodes meet at the address that torchrun reads', async () => {
  const program = `import json, os, socket, time
rank, address = int(os.environ["PET_NODE_RANK"]), (os.environ["PET_MASTER_ADDR"], int(os.environ["PET_MASTER_PORT"]))
if rank == 0:
    with socket.create_server(("", address[1])) as server:
        server.settimeout(100)
        met = sorted(server.accept()[0].recv(9).decode() for _ in range(int(os.environ["PET_NNODES"]) - 1))
else:
    for _ in range(100):
        try:
            with socket.create_connection(address, timeout=10) as connection:
                connection.sendall(str(rank).encode())
            break
        except OSError:
            time.sleep(1)
    met = []
print(json.dumps({"argv": [str(rank), os.environ["PET_NPROC_PER_NODE"], *met], "variables": {}, "storage": os.environ["STORAGE_DIR"]}))
`;
  const outputs = await run({ ...COMMON, command: ['python3', '-c', program], distributed: { nodes: 3, processesPerNode: 4 } });
  expect(outputs.map(({ argv }) => argv).sort()).toEqual([['0', '4', '1', '2'], ['1', '4'], ['2', '4']]);
});

interface Output {
  readonly argv: string[];
  readonly variables: { readonly [name: string]: string };
  readonly storage: string;
}

/** What the pods of a release print. */
async function run(values: any): Promise<Output[]> {
  return outputsOf(rendered('experiment', values).objects);
}

async function outputsOf(objects: any[]): Promise<Output[]> {
  await node.apply(objects);
  const names = objects.filter(({ kind }) => kind === 'Job').map(({ metadata }) => metadata.name);
  await node.ready({ of: names });
  const results = await Promise.all(names.flatMap(name => node.pods(name)).map(pod => pod.result()));
  return results.map(({ output }) => JSON.parse(output.trim().split('\n').pop()!));
}

/** JSON in Go has keys in order. */
function sorted(value: any): any {
  return Array.isArray(value) ? value.map(sorted)
    : typeof value === 'object' && value !== null ? Object.fromEntries(Object.keys(value).sort().map(key => [key, sorted(value[key])])) : value;
}
