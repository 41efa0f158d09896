import { spawn, spawnSync } from 'child_process';
import * as fs from 'fs';
import { UNSHARE, missing } from './namespaces';

test('scenarios have processes and a network of their own, with no way out', () => {
  const destinations = fs.readFileSync('/proc/net/route', 'utf8').trim().split('\n').slice(1).map(route => route.split('\t')[1]);
  expect(destinations).not.toContain('00000000');
  expect(fs.readdirSync('/proc').filter(name => /^\d+$/.test(name)).length).toBeLessThan(100);
  expect(spawnSync('ps', ['-o', 'args=', '-p', '1'], { encoding: 'utf8' }).stdout).toMatch(/jest/);
});

test('this machine lacks nothing', () => {
  expect(missing()).toEqual([]);
});

test('what is missing is named', () => {
  expect(missing({ PATH: '/nowhere' })).toContain('the command setpriv, of the package util-linux');
});

test('nothing outlives the namespaces, however they end', async () => {
  const processes = () => spawnSync('ps', ['-e', '-o', 'args='], { encoding: 'utf8' }).stdout.split('\n').filter(line => line.startsWith('sleep 4242'));
  const inside = spawn(UNSHARE[0], [...UNSHARE.slice(1), 'sh', '-c', 'setsid sleep 4242 & setsid sleep 4242; :'], { stdio: 'ignore' });
  const until = async (count: number) => {
    while (processes().length !== count) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  };
  await until(2);
  inside.kill('SIGKILL');
  await until(0);
});
