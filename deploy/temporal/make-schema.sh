#!/bin/sh
# Makes or updates the two databases of Temporal. Can be repeated: what is there is left as it is.
set -eu
export SQL_PLUGIN=postgres12 SQL_HOST="$POSTGRES_SEEDS" SQL_PORT="$DB_PORT" SQL_USER="$POSTGRES_USER" SQL_PASSWORD="$POSTGRES_PWD"

for kind in temporal visibility; do
  database=$([ "$kind" = temporal ] && echo temporal || echo temporal_visibility)
  temporal-sql-tool --db "$database" create
  # Refused when the schema is there already; the update below then says whether all is well.
  temporal-sql-tool --db "$database" setup-schema -v 0.0 || true
  temporal-sql-tool --db "$database" update-schema --schema-name "postgresql/v12/$kind"
done
