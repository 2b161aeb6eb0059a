package io.roster.infrastructure;

import org.h2.store.fs.FilePath;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/** Makes H2 know {@link FilePathReserve} before it opens the database. */
@Component
@OnEmbeddedFile
class RegisterReserve implements BeanFactoryPostProcessor {

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        FilePath.register(new FilePathReserve());
    }
}
