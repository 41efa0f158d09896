import { describeChart } from './suite';
import { fixture } from '../fixtures';

describeChart('workloads', app => fixture('workloads', app));
