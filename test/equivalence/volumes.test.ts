import { describeChart } from './suite';
import { fixture } from '../fixtures';

describeChart('volumes', app => fixture('volumes', app));
