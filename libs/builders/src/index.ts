export { aContext } from './context';
export { anEvent } from './event';
export { aLead } from './lead';
export { aModel, aRule } from './model';
