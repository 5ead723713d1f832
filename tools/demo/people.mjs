// Who is in the demo workspace: 150 companies and 2,000 people, the same at every start.
import { Faker, de, en, es, fr, nb_NO, sv } from '@faker-js/faker';

const industries = [
  'SaaS',
  'Logistics',
  'Manufacturing',
  'Healthcare',
  'Retail',
  'Finance',
  'Energy',
  'Education',
  'Hospitality',
  'Media',
];
const departments = {
  Operations: ['VP Operations', 'Head of Operations', 'Operations Manager', 'Plant Manager'],
  Engineering: ['CTO', 'VP Engineering', 'Staff Engineer', 'Platform Engineer', 'Developer'],
  Sales: ['CRO', 'VP Sales', 'Sales Director', 'Account Executive', 'SDR'],
  Marketing: ['CMO', 'Head of Growth', 'Marketing Manager', 'Content Lead'],
  Finance: ['CFO', 'Controller', 'Procurement Lead'],
  People: ['Head of People', 'Recruiter'],
};
const crms = ['HubSpot', 'Salesforce', 'Pipedrive', 'None'];
const countries = {
  en: ['United Kingdom', 'United States', 'Ireland'],
  de: ['Germany', 'Austria'],
  es: ['Spain', 'Mexico'],
  fr: ['France', 'Belgium'],
  nb: ['Norway'],
  sv: ['Sweden'],
};

const fakers = {
  en: new Faker({ locale: [en] }),
  de: new Faker({ locale: [de, en] }),
  es: new Faker({ locale: [es, en] }),
  fr: new Faker({ locale: [fr, en] }),
  nb: new Faker({ locale: [nb_NO, en] }),
  sv: new Faker({ locale: [sv, en] }),
};
const localeWeights = [
  ['en', 46],
  ['de', 16],
  ['nb', 12],
  ['sv', 10],
  ['fr', 9],
  ['es', 7],
];

const slug = (text) =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ß/g, 'ss')
    .replace(/ø/gi, 'o')
    .replace(/æ/gi, 'ae')
    .replace(/å/gi, 'a')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');

/** @returns {{name: string, domain: string, industry: string, size: number, locale: string, country: string, city: string, crm: string}[]} */
export function companies(random, count = 150) {
  for (const f of Object.values(fakers)) f.seed(20_260);
  const taken = new Set();
  return Array.from({ length: count }, () => {
    const locale = random.weighted(localeWeights);
    const f = fakers[locale];
    let name;
    do
      name =
        `${fakers.en.helpers.arrayElement([f.person.lastName(), fakers.en.location.city(), fakers.en.word.noun()])} ${fakers.en.helpers.arrayElement(['Freight', 'Robotics', 'Mutual', 'Foods', 'Analytics', 'Energy', 'Systems', 'Security', 'Instruments', 'Clinics', 'Logistics', 'Payments', 'Labs', 'Hotels', 'Media', 'Tools', 'Works', 'Group'])}`.replace(
          /^./,
          (c) => c.toUpperCase(),
        );
    while (taken.has(slug(name)));
    taken.add(slug(name));
    return {
      name,
      domain: `${slug(name)}.example`,
      industry: random.pick(industries),
      size: Math.round(Math.exp(random.between(2.2, 8.6))),
      locale,
      country: random.pick(countries[locale]),
      city: f.location.city(),
      crm: random.pick(crms),
    };
  });
}

/** People with a company by weight (large companies have more), some with a private address only. */
export function people(random, ofCompanies, count = 2_000) {
  const weights = ofCompanies.map((c) => [c, 1 + Math.sqrt(c.size)]);
  const taken = new Set();
  return Array.from({ length: count }, (_, index) => {
    const company = random.chance(0.93) ? random.weighted(weights) : null;
    const f = fakers[company?.locale ?? 'en'];
    const [first, last] = [f.person.firstName(), f.person.lastName()];
    const department = random.weighted([
      ['Operations', 26],
      ['Engineering', 22],
      ['Sales', 16],
      ['Marketing', 18],
      ['Finance', 12],
      ['People', 6],
    ]);
    let email = `${slug(first)}.${slug(last)}@${company?.domain ?? random.pick(['gmail.com', 'outlook.com', 'proton.me'])}`;
    while (taken.has(email)) email = email.replace(/(\d*)@/, (_m, n) => `${Number(n || 1) + 1}@`);
    taken.add(email);
    return {
      externalId: `crm-${20_000 + index}`,
      name: random.chance(0.97) ? `${first} ${last}` : undefined,
      email,
      cookie: random.chance(0.6)
        ? `ck-${((index * 2_654_435_761) % 4_294_967_296).toString(16).padStart(8, '0')}`
        : undefined,
      phone:
        company?.country === 'Norway' && random.chance(0.5) ? `+4722${String(100_000 + index).slice(-6)}` : undefined,
      company,
      attributes: {
        jobTitle: random.pick(departments[department]),
        department,
        ...(company && {
          company: company.name,
          industry: company.industry,
          companySize: company.size,
          country: company.country,
          city: company.city,
          ...(random.chance(0.7) && { crm: company.crm }),
        }),
      },
    };
  });
}
