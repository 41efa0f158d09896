/**
 * PyTorch of Debian, which is compiled for CPUs: that of PyPI comes with CUDA alone.
 *
 * @programs torch
 */
import * as path from 'path';
import { PinnedProgram } from '../pinned-program';
import { rendered } from '../rendered';
import { Image, Node } from '../runner/node';

/** Adds up the ranks of all processes, and says what came of it. */
const PROGRAM = `import os, torch, torch.distributed as dist
dist.init_process_group("gloo")
total = torch.tensor([float(dist.get_rank())])
dist.all_reduce(total)
print("process", dist.get_rank(), "of", dist.get_world_size(), "local", os.environ["LOCAL_RANK"], "total", total.item(), flush=True)
dist.destroy_process_group()
`;

/** Where Debian has the libraries: those of linear algebra are chosen by links that its installer makes. */
const LIBRARIES = ['usr/lib/x86_64-linux-gnu', 'lib/x86_64-linux-gnu', 'usr/lib', 'usr/lib/x86_64-linux-gnu/blas', 'usr/lib/x86_64-linux-gnu/lapack'];

/** This version of PyTorch takes no stream for one that is not redirected, with Python 3.11. */
const REDIRECTED = { PET_REDIRECTS: '1', PET_TEE: '1' };

let node: Node;

beforeAll(async () => {
  const { folder, bin } = PinnedProgram.installed('torch');
  const torch = new Image({
    binds: { [folder]: folder },
    env: {
      PATH: [...bin, '/usr/bin', '/bin'].join(':'),
      LD_LIBRARY_PATH: LIBRARIES.map(at => path.join(folder, at)).join(':'),
      PYTHONPATH: path.join(folder, 'usr/lib/python3/dist-packages'),
    },
  });
  node = await Node.start({ images: { torch } });
});

test.each(['static', 'c10d'])('torchrun starts the processes of two nodes without arguments, with the rendezvous %s, and they compute together', async rendezvous => {
  const { objects } = rendered('experiment', {
    image: { repository: 'torch', tag: '1.13' }, command: ['torchrun', '--no_python', 'python3.11', '-c', PROGRAM], storage: { existingClaim: '' }, env: { ...REDIRECTED, HOME: '/tmp' },
    distributed: { nodes: 2, processesPerNode: 2, rendezvous },
  });
  const job = objects.find(({ kind }) => kind === 'Job').metadata.name;
  await node.apply(objects);
  await node.ready({ of: [job], timeout: 200 });
  const outputs = await Promise.all(node.pods(job).map(pod => pod.result()));
  const said = outputs.flatMap(({ output }) => output.match(/process [0-9] .*/g) ?? []).sort();
  expect(said.map(line => line.replace(/local [01]/, 'local'))).toEqual([0, 1, 2, 3].map(rank => `process ${rank} of 4 local total 6.0`));
  expect(outputs.map(({ output }) => (output.match(/local [01]/g) ?? []).sort())).toEqual([['local 0', 'local 1'], ['local 0', 'local 1']]);
}, 300_000);
