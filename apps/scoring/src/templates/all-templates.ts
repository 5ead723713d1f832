import { EditedDefinition, type ModelTemplate, type TemplateKey } from '@heatline/contracts';
import { b2bSaas } from './b2b-saas';
import { eCommerce } from './e-commerce';
import { outreach } from './outreach';
import { productLed } from './product-led';

/** All templates, checked like anything that is sent. */
export const allTemplates: readonly ModelTemplate[] = [b2bSaas, outreach, productLed, eCommerce].map((source) => ({
  ...source,
  definition: EditedDefinition.parse(source.definition),
}));

export const templateOf = (key: TemplateKey): ModelTemplate => allTemplates.find((one) => one.key === key)!;
