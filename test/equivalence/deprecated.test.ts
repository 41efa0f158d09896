import { describeChart } from './suite';
import { fixture } from '../fixtures';

describeChart('deprecated', app => fixture('deprecated', app));
