import { spawnSync } from 'child_process';
import * as fs from 'fs';
import { missing } from './namespaces';

test('scenarios have processes and a network of their own, with no way out', () => {
  expect(fs.readFileSync('/proc/net/route', 'utf8').trim().split('\n')).toHaveLength(1);
  expect(fs.readdirSync('/proc').filter(name => /^\d+$/.test(name)).length).toBeLessThan(100);
  expect(spawnSync('ps', ['-o', 'args=', '-p', '1'], { encoding: 'utf8' }).stdout).toMatch(/jest/);
});

test('this machine lacks nothing', () => {
  expect(missing()).toEqual([]);
});

test('what is missing is named', () => {
  expect(missing({ PATH: '/nowhere' })).toContain('the command setpriv, of the package util-linux');
});
