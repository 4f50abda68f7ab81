# Every image of Milepost that is built here. `application` is one Spring Boot application, the jar
# that the argument JAR names; `local-stack` is the mail catcher, the front door and the clock. The
# jars are those of `mvn package`; nothing is fetched but the base image.

FROM eclipse-temurin:25-jre AS base
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin milepost \
    && install --directory --owner=milepost --group=milepost /var/lib/milepost
COPY --chmod=755 deploy/compose/answers /usr/local/bin/
WORKDIR /opt/milepost
COPY deploy/compose/java.flags ./

FROM base AS unpacked
ARG JAR
COPY ${JAR} application.jar
RUN java -XX:TieredStopAtLevel=1 -Djarmode=tools -jar application.jar extract --layers --destination /unpacked

FROM base AS application
# From what changes least to what changes with every build.
COPY --from=unpacked /unpacked/dependencies/ ./
COPY --from=unpacked /unpacked/spring-boot-loader/ ./
COPY --from=unpacked /unpacked/snapshot-dependencies/ ./
COPY --from=unpacked /unpacked/application/ ./
# A first start that ends before it would need a database or open a port, so that all later ones
# find their classes loaded and linked. Where it ends too early, the cache just holds less.
RUN java @java.flags -XX:AOTCacheOutput=application.aot -Xlog:disable -Xlog:all=error \
        -Dspring.context.exit=onRefresh -Dspring.flyway.enabled=false \
        -Dspring.session.jdbc.cleanup-cron=- -Dissuer.key-file=/tmp/key.json \
        -jar application.jar \
    || echo "The training run failed: starts will be slower."; \
    rm -f /tmp/key.json
USER milepost
ENTRYPOINT ["java", "@java.flags", "-XX:AOTCache=application.aot", "-jar", "application.jar"]

FROM base AS local-stack
COPY local-stack/target/libs/ lib/
COPY local-stack/target/local-stack-*.jar lib/
USER milepost
ENTRYPOINT ["java", "@java.flags", "-XX:TieredStopAtLevel=1", "-Dmilepost.home=/var/lib/milepost", "-cp", "lib/*"]
