/* One database and role for each service: none can read another's tables. */
CREATE ROLE roadmap LOGIN PASSWORD 'roadmap';
CREATE DATABASE roadmap OWNER roadmap;
CREATE ROLE progress LOGIN PASSWORD 'progress';
CREATE DATABASE progress OWNER progress;
CREATE ROLE notification LOGIN PASSWORD 'notification';
CREATE DATABASE notification OWNER notification;
