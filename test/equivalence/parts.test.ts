import { describeChart } from './suite';
import { fixture } from '../fixtures';

describeChart('parts', app => fixture('parts', app));
