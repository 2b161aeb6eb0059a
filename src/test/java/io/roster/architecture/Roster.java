package io.roster.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The classes of Roster, and the names of their packages. */
final class Roster {

    /** The features: a new one is listed here. */
    private static final String FEATURES = "user";

    static final String ALL = "io.roster..";

    static final String API = "io.roster." + FEATURES + ".api..";
    static final String COMMAND = "io.roster." + FEATURES + ".command..";
    static final String QUERY = "io.roster." + FEATURES + ".query..";
    static final String REACTION = "io.roster." + FEATURES + ".reaction..";
    static final String WEB_OF_FEATURES = "io.roster." + FEATURES + ".web..";

    static final String MESSAGE = "io.roster.message..";
    static final String READ_MODEL = "io.roster.readmodel..";
    static final String TEXT = "io.roster.text..";
    static final String SEARCH = "io.roster.search";
    static final String SEARCH_PARSER = "io.roster.search.parse..";
    static final String SEARCH_IN_SQL = "io.roster.search.sql..";
    static final String FAILURE = "io.roster.failure..";

    static final String WEB = "io.roster.web..";
    static final String PROJECTION = "io.roster.projection..";
    static final String[] WIRING = {"io.roster.axon..", "io.roster.h2..", "io.roster.verify.."};

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.roster");

    private Roster() {}
}
