import { companyDomain } from './company-domain';
import { freeMailDomains } from './free-mail-domains';

describe('the domain of a company', () => {
  it.each([
    ['acme.com', 'acme.com'],
    ['mail.eu.Acme.com', 'acme.com'],
    ['shop.acme.co.uk', 'acme.co.uk'],
    ['möller.de', 'xn--mller-jua.de'],
  ])('is what was registered: %s', (host, domain) => expect(companyDomain(host)).toBe(domain));

  it.each(['gmail.com', 'GMX.de', 'yahoo.co.uk', 'qq.com', 'mail.ru', 'orange.fr'])(
    'is none for the mailbox provider %s',
    (host) => expect(companyDomain(host)).toBeNull(),
  );

  it.each(['localhost', 'io', 'co.uk', '10.0.0.1', 'a b.com', ''])('is none for %j', (host) =>
    expect(companyDomain(host)).toBeNull(),
  );

  it('knows every listed provider by its registrable domain or as listed', () => {
    expect(freeMailDomains.size).toBeGreaterThan(500);
    for (const domain of freeMailDomains) expect(companyDomain(domain)).toBeNull();
  });
});
