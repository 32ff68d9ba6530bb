/// What all SQLite files of Foyer share: error texts, checks for damage, quarantine, migrations.
@NullMarked
package foyer.sqlite;

import org.jspecify.annotations.NullMarked;
