package io.roster.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** What the rules are about: the classes of Roster, and the names of its parts. They hold for any feature beside {@code user}. */
final class Roster {

    static final String ALL = "io.roster..";

    static final String API = "io.roster.*.api..";
    static final String COMMAND = "io.roster.*.command..";
    static final String QUERY = "io.roster.*.query..";

    static final String MESSAGE = "io.roster.message..";
    static final String TEXT = "io.roster.text..";
    static final String SEARCH = "io.roster.search";
    static final String SEARCH_IN_SQL = "io.roster.search.sql..";

    static final String WEB = "io.roster.web..";
    static final String PROJECTION = "io.roster.projection..";
    static final String INFRASTRUCTURE = "io.roster.infrastructure..";

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.roster");

    private Roster() {}
}
