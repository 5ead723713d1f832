import { allRoutes } from '../routes/all-routes';
import { describeApi } from './describe-api';

describe('the description of the API', () => {
  const { paths } = describeApi(allRoutes) as {
    paths: Record<string, Record<string, { parameters: { name: string; schema: { description?: string } }[] }>>;
  };

  it('says how an export is asked for an attribute whose key has a comma', () => {
    const columns = paths['/api/leads/export']!['get']!.parameters.find(({ name }) => name === 'columns');
    expect(columns?.schema.description).toContain('a comma is part of the name');
  });
});
