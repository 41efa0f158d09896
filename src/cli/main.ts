import { run } from './run';
import { program } from './program';

run(() => program().parse());
