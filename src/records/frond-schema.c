/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The schemas, version by version. A step that was released is never changed again: a new one is added after it. */

#include "config.h"

#include "frond-database.h"

/* clang-format off */
#define PROGRAMME_COPIES \
    "CREATE TABLE programme_copy (" \
    "  id INTEGER PRIMARY KEY," \
    "  uuid TEXT NOT NULL UNIQUE," \
    "  draft TEXT," \
    "  created_at INTEGER NOT NULL," \
    "  changed_at INTEGER NOT NULL," \
    "  removed_at INTEGER" \
    ") STRICT;" \
    "CREATE TABLE programme_version (" \
    "  copy_id INTEGER NOT NULL REFERENCES programme_copy (id)," \
    "  version INTEGER NOT NULL CHECK (version > 0)," \
    "  json TEXT NOT NULL," \
    "  json_sha256 TEXT NOT NULL CHECK (length (json_sha256) = 64)," \
    "  created_at INTEGER NOT NULL," \
    "  PRIMARY KEY (copy_id, version)" \
    ") STRICT;" \
    "CREATE TRIGGER programme_version_stays BEFORE UPDATE ON programme_version BEGIN SELECT RAISE (ABORT, 'a saved version'); END;" \
    "CREATE TRIGGER programme_version_remains BEFORE DELETE ON programme_version BEGIN SELECT RAISE (ABORT, 'a saved version'); END;"

#define PATIENT_WISHES \
    "CREATE TABLE patient_wish (" \
    "  patient_id INTEGER NOT NULL REFERENCES patient (id)," \
    "  key TEXT NOT NULL CHECK (key <> '')," \
    "  value TEXT NOT NULL CHECK (length (value) BETWEEN 1 AND 200)," \
    "  changed_at INTEGER NOT NULL," \
    "  PRIMARY KEY (patient_id, key)" \
    ") STRICT;"

#define CONSENT \
    "CREATE TABLE consent (" \
    "  session_id INTEGER PRIMARY KEY REFERENCES session (id)," \
    "  chaperone TEXT CHECK (chaperone IN ('offered', 'present', 'declined'))," \
    "  chaperone_name TEXT," \
    "  chaperone_role TEXT," \
    "  chaperone_at INTEGER," \
    "  CHECK ((chaperone IS NULL) = (chaperone_at IS NULL))," \
    "  CHECK (chaperone IS 'present' OR chaperone_name IS NULL AND chaperone_role IS NULL)" \
    ") STRICT;" \
    "CREATE TABLE consent_answer (" \
    "  session_id INTEGER NOT NULL REFERENCES consent (session_id)," \
    "  part TEXT NOT NULL CHECK (part <> '')," \
    "  answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'later'))," \
    "  at INTEGER NOT NULL," \
    "  PRIMARY KEY (session_id, part)" \
    ") STRICT;" \
    "CREATE TRIGGER consent_stays BEFORE UPDATE ON consent BEGIN SELECT RAISE (ABORT, 'what was agreed to'); END;" \
    "CREATE TRIGGER consent_remains BEFORE DELETE ON consent BEGIN SELECT RAISE (ABORT, 'what was agreed to'); END;" \
    "CREATE TRIGGER consent_answer_stays BEFORE UPDATE ON consent_answer BEGIN SELECT RAISE (ABORT, 'what was agreed to'); END;" \
    "CREATE TRIGGER consent_answer_remains BEFORE DELETE ON consent_answer BEGIN SELECT RAISE (ABORT, 'what was agreed to'); END;"

static const FrondMigrationStep main_steps[] = {
  { "CREATE TABLE practitioner ("
    "  id INTEGER PRIMARY KEY,"
    "  uuid TEXT NOT NULL UNIQUE,"
    "  name TEXT NOT NULL,"
    "  slot INTEGER UNIQUE,"
    "  created_at INTEGER NOT NULL"
    ") STRICT;"

    "CREATE TABLE patient ("
    "  id INTEGER PRIMARY KEY,"
    "  uuid TEXT NOT NULL UNIQUE,"
    "  family_name TEXT NOT NULL,"
    "  given_name TEXT NOT NULL,"
    "  preferred_name TEXT,"
    "  birth_date TEXT CHECK (birth_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),"
    "  record_number TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (record_number <> ''),"
    "  created_at INTEGER NOT NULL,"
    "  changed_at INTEGER NOT NULL,"
    "  removed_at INTEGER"
    ") STRICT;"

    "CREATE TABLE session ("
    "  id INTEGER PRIMARY KEY,"
    "  uuid TEXT NOT NULL UNIQUE,"
    "  patient_id INTEGER NOT NULL REFERENCES patient (id),"
    "  practitioner_id INTEGER REFERENCES practitioner (id),"
    "  programme_id TEXT,"
    "  programme_version INTEGER NOT NULL,"
    "  programme_name TEXT,"
    "  programme_json TEXT,"
    "  started_at INTEGER NOT NULL,"
    "  utc_offset_s INTEGER NOT NULL,"
    "  duration_s REAL NOT NULL DEFAULT 0,"
    "  n_samples INTEGER NOT NULL DEFAULT 0 CHECK (n_samples >= 0),"
    "  state TEXT NOT NULL CHECK (state IN ('recording', 'complete', 'recovered', 'discarded')),"
    "  baseline REAL,"
    "  headline TEXT,"
    "  recording_nonce BLOB NOT NULL CHECK (length (recording_nonce) = 12),"
    "  recording_key BLOB NOT NULL CHECK (length (recording_key) = 48),"
    "  recording_sha256 TEXT CHECK (length (recording_sha256) = 64)"
    ") STRICT;"
    "CREATE INDEX session_of_patient ON session (patient_id, started_at);"
    "CREATE INDEX session_in_state ON session (state);"
    "CREATE TRIGGER session_keeps_identity BEFORE UPDATE OF id, uuid, patient_id, recording_nonce, recording_key ON session "
    "BEGIN SELECT RAISE (ABORT, 'identity of a session'); END;"

    "CREATE TABLE chain ("
    "  session_id INTEGER PRIMARY KEY REFERENCES session (id),"
    "  sensor TEXT, firmware TEXT, channel TEXT, unit TEXT,"
    "  rate_hz REAL NOT NULL, band_low_hz REAL NOT NULL, band_high_hz REAL NOT NULL,"
    "  filter_order INTEGER NOT NULL, notch_hz REAL NOT NULL, window_ms REAL NOT NULL,"
    "  envelope TEXT, electrode TEXT, site TEXT, position TEXT"
    ") STRICT;"

    "CREATE TABLE note ("
    "  id INTEGER PRIMARY KEY,"
    "  uuid TEXT NOT NULL UNIQUE,"
    "  patient_id INTEGER NOT NULL REFERENCES patient (id),"
    "  session_id INTEGER REFERENCES session (id),"
    "  amends_id INTEGER REFERENCES note (id),"
    "  facts TEXT,"
    "  facts_accepted INTEGER NOT NULL CHECK (facts_accepted IN (0, 1)),"
    "  text TEXT NOT NULL,"
    "  created_at INTEGER NOT NULL,"
    "  changed_at INTEGER NOT NULL,"
    "  signed_at INTEGER,"
    "  signed_by TEXT,"
    "  content_sha256 TEXT,"
    "  app_version TEXT,"
    "  CHECK ((signed_at IS NULL) = (signed_by IS NULL) AND (signed_at IS NULL) = (content_sha256 IS NULL))"
    ") STRICT;"
    "CREATE INDEX note_of_patient ON note (patient_id);"
    "CREATE INDEX note_of_session ON note (session_id);"
    "CREATE INDEX note_amending ON note (amends_id);"
    "CREATE TRIGGER note_signed_stays BEFORE UPDATE ON note WHEN OLD.signed_at IS NOT NULL "
    "BEGIN SELECT RAISE (ABORT, 'a signed note'); END;"
    "CREATE TRIGGER note_signed_remains BEFORE DELETE ON note WHEN OLD.signed_at IS NOT NULL "
    "BEGIN SELECT RAISE (ABORT, 'a signed note'); END;"

    "CREATE TABLE audit ("
    "  seq INTEGER PRIMARY KEY,"
    "  at_us INTEGER NOT NULL,"
    "  mono_us INTEGER NOT NULL,"
    "  practitioner_id INTEGER NOT NULL,"
    "  action TEXT NOT NULL,"
    "  object_type TEXT NOT NULL,"
    "  object_id INTEGER NOT NULL,"
    "  detail TEXT NOT NULL,"
    "  prev_hash BLOB NOT NULL CHECK (length (prev_hash) = 32),"
    "  hash BLOB NOT NULL CHECK (length (hash) = 32)"
    ") STRICT;"
    "CREATE TABLE audit_head ("
    "  id INTEGER PRIMARY KEY CHECK (id = 1),"
    "  seq INTEGER NOT NULL,"
    "  hash BLOB NOT NULL CHECK (length (hash) = 32)"
    ") STRICT;"
    "CREATE TRIGGER audit_only_grows BEFORE INSERT ON audit WHEN NEW.seq IS NOT (SELECT coalesce (max (seq), 0) + 1 FROM audit) "
    "BEGIN SELECT RAISE (ABORT, 'the audit'); END;"
    "CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE (ABORT, 'the audit'); END;"
    "CREATE TRIGGER audit_remains BEFORE DELETE ON audit BEGIN SELECT RAISE (ABORT, 'the audit'); END;"
    "CREATE TRIGGER audit_head_grows BEFORE UPDATE ON audit_head WHEN NEW.seq <> OLD.seq + 1 "
    "BEGIN SELECT RAISE (ABORT, 'the audit'); END;"
    "CREATE TRIGGER audit_head_remains BEFORE DELETE ON audit_head BEGIN SELECT RAISE (ABORT, 'the audit'); END;" },

  /* Levels at rest as numbers, not only in the words of the headline, which older sessions have alone: "4.6 → 3.1 µV", with the decimal
   * comma of some languages. A headline that says something else stays without numbers. */
  { "ALTER TABLE session ADD COLUMN rest_before REAL;"
    "ALTER TABLE session ADD COLUMN rest_after REAL;"
    "UPDATE session SET rest_before = CAST (replace (headline, ',', '.') AS REAL)"
    "  WHERE state = 'complete' AND headline GLOB '[0-9]*[.,][0-9] ?*';"
    "UPDATE session SET rest_after = CAST (replace (substr (headline, instr (headline, '→') + 2), ',', '.') AS REAL)"
    "  WHERE rest_before IS NOT NULL AND headline GLOB '[0-9]*[.,][0-9] → [0-9]*[.,][0-9] ?*';"
    "ALTER TABLE chain ADD COLUMN gain REAL;"
    "ALTER TABLE chain ADD COLUMN electrode_serial TEXT;"
    "ALTER TABLE chain ADD COLUMN electrode_depth_mm REAL;"
    "ALTER TABLE chain ADD COLUMN electrode_orientation TEXT;" },

  { PROGRAMME_COPIES },

  { PATIENT_WISHES },

  { CONSENT },
};

static const FrondMigrationStep recording_steps[] = {
  { "CREATE TABLE recording ("
    "  id INTEGER PRIMARY KEY CHECK (id = 1),"
    "  uuid TEXT NOT NULL,"
    "  rate_hz REAL NOT NULL CHECK (rate_hz > 0),"
    "  n_channels INTEGER NOT NULL CHECK (n_channels > 0),"
    "  created_at INTEGER NOT NULL"
    ") STRICT;"

    "CREATE TABLE chan ("
    "  ch INTEGER PRIMARY KEY,"
    "  label TEXT NOT NULL,"
    "  kind TEXT NOT NULL,"
    "  unit TEXT NOT NULL,"
    "  scale REAL NOT NULL,"
    "  offset REAL NOT NULL,"
    "  raw_min INTEGER NOT NULL,"
    "  raw_max INTEGER NOT NULL,"
    "  bits INTEGER NOT NULL,"
    "  band_low_hz REAL NOT NULL,"
    "  band_high_hz REAL NOT NULL,"
    "  noise_floor REAL NOT NULL"
    ") STRICT;"

    "CREATE TABLE chunk ("
    "  t_first INTEGER PRIMARY KEY CHECK (t_first >= 0),"
    "  n INTEGER NOT NULL CHECK (n > 0),"
    "  mono_us INTEGER NOT NULL,"
    "  wall_us INTEGER NOT NULL,"
    "  flags INTEGER NOT NULL,"
    "  width INTEGER NOT NULL CHECK (width BETWEEN 2 AND 4),"
    "  crc32c INTEGER NOT NULL,"
    "  data BLOB NOT NULL"
    ") STRICT;"
    "CREATE TRIGGER chunk_stays BEFORE UPDATE ON chunk BEGIN SELECT RAISE (ABORT, 'what was measured'); END;"
    "CREATE TRIGGER chunk_remains BEFORE DELETE ON chunk BEGIN SELECT RAISE (ABORT, 'what was measured'); END;"

    "CREATE TABLE event ("
    "  id INTEGER PRIMARY KEY,"
    "  sample INTEGER NOT NULL,"
    "  duration INTEGER NOT NULL,"
    "  kind TEXT NOT NULL,"
    "  code INTEGER NOT NULL,"
    "  value REAL,"
    "  text TEXT,"
    "  wall_us INTEGER NOT NULL,"
    "  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))"
    ") STRICT;"

    "CREATE TABLE pyr ("
    "  id INTEGER PRIMARY KEY,"
    "  level INTEGER NOT NULL,"
    "  first_bin INTEGER NOT NULL,"
    "  n INTEGER NOT NULL CHECK (n > 0),"
    "  data BLOB NOT NULL,"
    "  UNIQUE (level, first_bin)"
    ") STRICT;" },
};
/* clang-format on */

/* "FRND" and "FRNR". A recording is written and read from one end to the other: more pages in memory would only have to be locked there. */
const FrondDatabaseKind frond_database_main = { 0x46524e44, main_steps, G_N_ELEMENTS (main_steps), 8000 };
const FrondDatabaseKind frond_database_recording = { 0x46524e52, recording_steps, G_N_ELEMENTS (recording_steps), 1000 };
