import { Refusal } from '@heatline/contracts';

const common = ['password', 'heatline', 'qwertyuiop', '1234567890', 'letmein', 'welcome', 'administrator'];

/** Length does most of it (the contract asks for ten); this refuses what is guessed first. */
export function requireHardToGuess(password: string, person: { name: string; email: string }): void {
  const plain = password.toLowerCase();
  const letters = new Set(plain).size;
  const own = [person.email, person.email.split('@')[0]!, ...person.name.toLowerCase().split(/\s+/)].filter(
    (p) => p.length > 2,
  );
  const rest = [...common, ...own].reduce((left, word) => left.replaceAll(word, ''), plain);
  if (letters < 5 || rest.length < 4) throw new Refusal('password_too_easy');
}
