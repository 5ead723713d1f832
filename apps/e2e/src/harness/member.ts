import type { Role } from '@heatline/contracts';
import { Api } from './api';
import { stack } from './stack';

const password = 'three quiet horses 77';

/** A new member of a workspace who has signed in: the API as the console uses it. */
export async function newMember(
  api: Api,
  role: Role,
  name: string,
): Promise<Api & { memberId: string; email: string; password: string }> {
  const email = `${name.toLowerCase()}.${Date.now()}@members.example`;
  const { member, link } = await api.post<{ member: { id: string }; link: { token: string } }>('/members', {
    name,
    email,
    role,
  });
  const origin = stack().console;
  const nobody = new Api(null, origin, { origin });
  const chosen = await nobody.send('POST', '/password-links', {
    token: link.token,
    password,
  });
  if (chosen.status >= 300) throw new Error(`${name} could not sign in: ${chosen.status}`);
  const cookie = chosen.headers.getSetCookie()[0]!.split(';')[0]!;
  return Object.assign(new Api(null, origin, { origin, cookie }), { memberId: member.id, email, password });
}
