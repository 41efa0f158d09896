import { Image, Node } from './node';
import { UNTIL_TERM, deployment, sh } from './samples';

let node: Node;

beforeAll(async () => {
  node = await Node.start({ images: { sh: Image.SYSTEM } });
});

test('a program is the first process of its container', async () => {
  await node.apply([deployment('first', UNTIL_TERM)]);
  await node.ready();
  const { stdout } = await node.pod('first').exec('main', sh('cat /proc/1/comm'));
  expect(stdout).toBe('sh\n');
});
