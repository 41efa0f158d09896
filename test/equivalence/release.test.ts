import { describeChart } from './suite';
import { fixture } from '../fixtures';

describeChart('release', app => fixture('release', app));
