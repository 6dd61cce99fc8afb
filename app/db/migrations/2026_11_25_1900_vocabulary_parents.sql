-- Where a release replaced a full one, deleting each term looked for its children among all the rows just deleted: most of the
-- time of that installation. As in vocabulary_bulk: the installation writes only parents it has just written itself.
alter table vocabulary.term_parent drop constraint term_parent_term_fkey;
alter table vocabulary.term_parent drop constraint term_parent_parent_fkey;
alter table vocabulary.disease_parent drop constraint disease_parent_disease_fkey;
alter table vocabulary.disease_parent drop constraint disease_parent_parent_fkey;
