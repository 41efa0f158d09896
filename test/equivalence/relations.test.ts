import { describeChart } from './suite';
import { fixture } from '../fixtures';

describeChart('relations', app => fixture('relations', app));
